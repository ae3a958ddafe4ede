import type { WsRequest } from './frame.ts';
import { type Message, type Outgoing, textOf } from './message.ts';
import type { Person } from './people.ts';
import type { Socket, WsSession } from './session.ts';

/** Messages that may wait. */
export const QUEUE = 256;
/** From here on, events that can be spared are. */
const CROWDED = QUEUE / 2;
/** Events already written that are kept for a client that comes back. */
export const RING = 128;
/** A close frame without payload: Bun sends one for this code, which never travels itself. */
export const NO_STATUS = 1005;

/** What a connection tells the hub. */
export interface Desk {
  now(): number;
  /** It has something to write and asks for its turn. */
  turn(connection: Connection): void;
  /** The client does not read: nothing is written until it does. */
  blocked(connection: Connection): void;
  /** The queue is full. */
  overflowed(connection: Connection): void;
}

/** What the client last said it shows; a key stays undefined until it was said. */
export interface Shown {
  channel: string | undefined;
  thread: string | undefined;
  threadView: string | undefined;
}

/**
 * One connection of the protocol. It outlives its socket: while the client is away, `socket` is undefined, the queue goes on filling,
 * and a new socket can take it up again. Queue and ring are made when there is something to put in.
 */
export class Connection {
  socket: Socket | undefined;
  session: WsSession | undefined;
  person: Person | undefined;
  /** The next sequence number. */
  seq = 0;
  /** Hears events: `hello` is in the queue or sent. */
  ready = false;
  /** The session ended; the socket stays open for a while, hears nothing and is answered with FAIL. */
  revoked = false;
  /** Over for good: nothing is queued any more, nobody can take it up. */
  ended = false;
  /** A close frame is on its way; what still comes from the client is not looked at. */
  deaf = false;
  expiresAt = 0;
  /** A second factor is asked for and missing: hears nothing and is not answered. */
  mfaMissing = false;
  /** Waits for somebody's answer before it writes on. */
  held = false;
  /** In the hub's list of those that have something to write. */
  waiting = false;
  /** Since when the client has not read; 0: it reads. */
  blockedAt = 0;
  pongAt: number;
  awayAt = 0;
  bucket = 0;
  /** Works on a request; the next ones wait in `inbox`. Undefined there: a frame that cannot be read. */
  busy = false;
  inbox: (WsRequest | undefined)[] | undefined;
  shown: Shown | undefined;
  private queue: Outgoing[] | undefined;
  private ring: Message[] | undefined;

  constructor(
    private readonly desk: Desk,
    public id: string,
    socket: Socket,
    public postedAck: boolean,
  ) {
    this.socket = socket;
    this.pongAt = desk.now();
  }

  expired(now: number): boolean {
    return this.expiresAt > 0 && this.expiresAt < now;
  }

  enqueue(item: Outgoing): void {
    if (this.ended) return;
    if (!this.queue) this.queue = [];
    if (this.queue.length >= CROWDED) {
      // A socket that only had no turn yet is not slow.
      this.flush();
      if (!this.queue) this.queue = [];
      if (typeof item !== 'string' && item.droppable && this.queue.length >= CROWDED) return;
      if (this.queue.length >= QUEUE) {
        this.desk.overflowed(this);
        return;
      }
    }
    this.queue.push(item);
    if (this.socket && !this.waiting) this.desk.turn(this);
  }

  /** Answers go out at once, behind what is already waiting. Nobody waits for one once the socket is gone. */
  reply(text: string): void {
    if (!this.socket) return;
    this.enqueue(text);
    this.flush();
  }

  /** Writes what is waiting, as far as it may. */
  flush(): void {
    const { queue, socket } = this;
    if (!queue || queue.length === 0 || !socket || this.held || this.deaf || this.blockedAt > 0) return;
    const { length } = queue;
    if (length === 1) this.write(socket, queue);
    else socket.cork(() => this.write(socket, queue));
    // What a burst took is given back.
    if (queue.length === 0 && length > QUEUE / 8) this.queue = undefined;
  }

  private write(socket: Socket, queue: Outgoing[]): void {
    for (let item = queue[0]; item !== undefined; item = queue[0]) {
      const gate = typeof item !== 'string' && this.person?.isGuest ? item.gate : undefined;
      if (gate && !gate.allowed) return;
      if (!gate || (this.person && gate.allowed?.has(this.person.id))) {
        const result = socket.sendText(typeof item === 'string' ? item : textOf(item, this.seq));
        if (result <= 0) this.blockedAt = this.desk.now();
        if (result === 0) {
          // Gone already, or about to be: what was not taken is sent when the client comes back.
          queueMicrotask(() => socket.terminate());
          return;
        }
        if (typeof item !== 'string') this.record(item);
      }
      queue.shift();
      if (this.blockedAt > 0) {
        this.desk.blocked(this);
        return;
      }
    }
  }

  private record(message: Message): void {
    if (!this.ring) this.ring = [];
    this.ring[this.seq % RING] = message;
    this.seq++;
  }

  /** The client reads again. */
  drained(): void {
    this.blockedAt = 0;
    this.flush();
  }

  /** The socket is gone; the connection waits for its client to come back. */
  detach(): void {
    this.socket = undefined;
    this.awayAt = this.desk.now();
    this.blockedAt = 0;
    this.shown = undefined;
    this.busy = false;
    this.deaf = false;
    this.inbox = undefined;
    this.queue = this.queue?.filter((item) => typeof item !== 'string');
  }

  attach(socket: Socket, session: WsSession, postedAck: boolean): void {
    this.socket = socket;
    this.session = session;
    this.expiresAt = session.expires_at;
    this.postedAck = postedAck;
    this.awayAt = 0;
    this.pongAt = this.desk.now();
  }

  /**
   * Goes on where the client wants to, by putting what it missed in front of the queue. False if that is not there any more.
   * Number 0 replays nothing: counting begins again.
   */
  resumeAt(seq: number): boolean {
    if (seq === 0) {
      this.restart();
      return true;
    }
    if (seq < 0 || seq > this.seq || seq < this.seq - RING) return false;
    const missed: Outgoing[] = [];
    for (let at = seq; at < this.seq; at++) {
      const message = this.ring?.[at % RING];
      if (!message) return false;
      missed.push(message);
    }
    if (missed.length > 0) this.queue = missed.concat(this.queue ?? []);
    this.seq = seq;
    return true;
  }

  /** Counts from 0 again; what waits in the queue stays. */
  restart(): void {
    this.ring = undefined;
    this.seq = 0;
  }

  /** Puts an event in front of what is waiting. */
  prepend(message: Message): void {
    this.queue = [message, ...(this.queue ?? [])];
  }

  /** Something may have become writable. */
  touch(): void {
    if (this.socket && this.queue && this.queue.length > 0 && !this.waiting) this.desk.turn(this);
  }

  /** Events that are still waiting do not reach the client any more; replies do. */
  dropEvents(): void {
    this.queue = this.queue?.filter((item) => typeof item === 'string');
  }

  /** Ends the socket with an empty close frame, or cuts it when the client does not read. */
  close(): void {
    const { socket } = this;
    if (!socket || this.deaf) return;
    this.deaf = true;
    if (this.blockedAt > 0) socket.terminate();
    else socket.close(NO_STATUS);
  }
}
