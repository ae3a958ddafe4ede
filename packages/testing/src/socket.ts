/** An event as it came. */
export interface HeardEvent {
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every shape
  readonly data: any;
  readonly broadcast: Readonly<Record<string, unknown>>;
  readonly seq: number;
}

const PATIENCE_MS = 5_000;

/** A socket whose events can be awaited. */
export class TestSocket {
  readonly events: HeardEvent[] = [];
  readonly replies: Record<string, unknown>[] = [];
  readonly closed: Promise<void>;
  private taken = 0;
  private readonly waiting = new Set<() => void>();
  private readonly socket: WebSocket;
  private seq = 0;

  constructor(url: string, token: string, query = '') {
    this.socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v4/websocket${query}`, { headers: { Authorization: `Bearer ${token}` } } as never);
    this.closed = new Promise((done) => this.socket.addEventListener('close', () => done()));
    this.socket.onmessage = ({ data }) => {
      const message = JSON.parse(String(data));
      if ('event' in message) this.events.push(message);
      else this.replies.push(message);
      for (const wake of this.waiting) wake();
    };
  }

  /** Waits until `find` finds something among what came. */
  async until<T>(find: () => T | undefined, what: string): Promise<T> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`no ${what} came; heard: ${this.events.map((e) => e.event).join(', ')}`);
      await new Promise<void>((go) => {
        const timer = setTimeout(go, left);
        const wake = () => {
          clearTimeout(timer);
          this.waiting.delete(wake);
          go();
        };
        this.waiting.add(wake);
      });
    }
  }

  /** The next event of this name, after the one that was last awaited. */
  next(name: string): Promise<HeardEvent> {
    return this.until(() => {
      const at = this.events.findIndex((e, i) => i >= this.taken && e.event === name);
      if (at < 0) return undefined;
      this.taken = at + 1;
      return this.events[at];
    }, name);
  }

  /** Sends an action and answers its reply. */
  async ask(action: string, data: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const seq = ++this.seq;
    this.socket.send(JSON.stringify({ action, seq, data }));
    return this.until(() => this.replies.find((r) => r.seq_reply === seq), `reply to ${action}`);
  }

  send(text: string): void {
    this.socket.send(text);
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}
