import type { Frame } from './frames.ts';

const CLOSES_WITHIN_MS = 10_000;
/** What a reply may say although it is the server's fault: there is no such action; the server is busy. */
const MAY_FAIL = new Set(['api.web_socket_router.bad_action.app_error', 'api.websocket_handler.server_busy.app_error']);
const LAST_SEQ = 987_654_321;

type Heard = Readonly<Record<string, unknown>>;

function objectOf(text: string): Heard | undefined {
  try {
    return JSON.parse(text) as Heard;
  } catch {
    return undefined;
  }
}

/** A client that looks at all it hears. */
export class SocketWatch {
  readonly opened: Promise<void>;
  /** `OK`, or ids of errors. */
  readonly replies: string[] = [];
  events = 0;
  connectionId = '';
  private readonly socket: WebSocket;
  private readonly closed: Promise<void>;
  private readonly answered = Promise.withResolvers<void>();
  private next: number | undefined;
  private open = true;

  constructor(
    url: string,
    token: string,
    private readonly wrong: (what: string) => void,
  ) {
    const headers = token === '' ? {} : { Authorization: `Bearer ${token}` };
    this.socket = new WebSocket(url.replace(/^http/, 'ws'), { headers } as never);
    this.closed = new Promise((done) => {
      this.socket.onclose = () => {
        this.open = false;
        done();
      };
    });
    this.opened = new Promise((done) => {
      this.socket.onopen = () => done();
      // Refused, or gone at once: `closed` says so.
      void this.closed.then(done);
    });
    this.socket.onmessage = ({ data }) => this.hear(data);
  }

  private hear(data: unknown): void {
    const text = String(data);
    const message = typeof data === 'string' ? objectOf(text) : undefined;
    if (!message) this.wrong(`a frame that is no JSON (${text.slice(0, 300)})`);
    else if ('event' in message) this.hearEvent(message, text);
    else this.hearReply(message, text);
  }

  private hearEvent({ event, data, broadcast, seq }: Heard, text: string): void {
    this.events++;
    if (event === 'hello') {
      this.connectionId = String((data as { connection_id?: unknown }).connection_id);
      // A connection that cannot be taken up is a new one.
      if (seq !== 0) this.wrong(`a greeting with number ${seq}`);
      this.next = 0;
    }
    if (typeof event !== 'string' || typeof data !== 'object' || data === null || typeof broadcast !== 'object')
      this.wrong(`an event of another shape (${text.slice(0, 300)})`);
    if (this.next !== undefined && seq !== this.next) this.wrong(`event ${seq} after ${this.next - 1} (${text.slice(0, 200)})`);
    this.next = Number(seq) + 1;
  }

  private hearReply(reply: Heard, text: string): void {
    const { status, seq_reply, error } = reply;
    if (seq_reply === LAST_SEQ) this.answered.resolve();
    if (status === 'OK') {
      this.replies.push('OK');
      return;
    }
    const { id, message, detailed_error, status_code } = (error ?? {}) as Heard;
    const shaped = status === 'FAIL' && typeof id === 'string' && typeof message === 'string' && detailed_error === '' && Number(status_code) >= 400;
    if (!shaped || (Number(status_code) >= 500 && !MAY_FAIL.has(String(id)))) this.wrong(`a reply that should not be (${text.slice(0, 300)})`);
    this.replies.push(String(id));
  }

  send(frame: Frame): void {
    if (this.open && this.socket.readyState === WebSocket.OPEN) this.socket.send(frame);
  }

  /** Everything sent so far was looked at: what is asked last is answered, unless the socket is closed. */
  async answeredOrClosed(withinMs: number): Promise<void> {
    this.send(JSON.stringify({ seq: LAST_SEQ, action: 'ping' }));
    const late = Bun.sleep(withinMs).then(() => 'late');
    if ((await Promise.race([this.answered.promise, this.closed, late])) === 'late') this.wrong('neither answered nor closed');
  }

  async close(): Promise<void> {
    if (this.open) this.socket.close();
    const late = Bun.sleep(CLOSES_WITHIN_MS).then(() => 'late');
    if ((await Promise.race([this.closed, late])) === 'late') this.wrong('a socket that does not close');
  }
}
