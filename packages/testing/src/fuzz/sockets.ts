import fc from 'fast-check';
import type { TestServer } from '../server.ts';
import { type Frame, framesFor, OWN_TOKEN } from './frames.ts';
import type { Known } from './known.ts';
import { CASTS, type Cast, type People } from './people.ts';
import { rawTalk, talkRaw } from './raw-socket.ts';
import { SocketWatch } from './socket-watch.ts';

export interface SocketReport {
  /** Frames sent. */
  frames: number;
  readonly sockets: Map<string, number>;
  /** Replies, by `OK` or the id of their error. */
  readonly replies: Map<string, number>;
  events: number;
}

type Opening = 'by header' | 'by a challenge' | 'not signed in' | 'taken up again' | 'strangely asked for';

interface Talk {
  readonly cast: Cast;
  readonly opening: Opening;
  readonly frames: readonly Frame[];
  readonly n: number;
}

const OPENINGS: readonly { weight: number; arbitrary: fc.Arbitrary<Opening> }[] = [
  { weight: 8, arbitrary: fc.constant('by header') },
  { weight: 3, arbitrary: fc.constant('by a challenge') },
  { weight: 1, arbitrary: fc.constant('not signed in') },
  { weight: 4, arbitrary: fc.constant('taken up again') },
  { weight: 1, arbitrary: fc.constant('strangely asked for') },
];
const STRANGE = [
  'connection_id=%00&sequence_number=1',
  `connection_id=${'a'.repeat(26)}&sequence_number=x`,
  `connection_id=${'a'.repeat(26)}&sequence_number=1e9`,
  `connection_id=${'x'.repeat(5_000)}&sequence_number=-1`,
  'connection_id=%zz&sequence_number=%ED%A0%80&posted_ack=2',
  `posted_ack=true&sequence_number=99999999999999999999999`,
];
const SEQUENCES = ['0', '1', '2', '5', '-1', '128', '9007199254740993', '+1', '1.5', ''];
const KEPT = 40;
const RAW_EVERY = 6;
const ANSWERS_WITHIN_MS = 10_000;

const told = ({ cast, opening, frames }: Talk): string =>
  `socket ${opening}, ${cast}: ${frames.map((f) => (typeof f === 'string' ? f.slice(0, 300) : `bytes ${Buffer.from(f).toString('hex').slice(0, 200)}`)).join(' | ')}`;

/** Clients on sockets, right, nearly right and wrong: each is answered or closed, and what it hears is whole. */
export class SocketFuzz {
  readonly report: SocketReport = { frames: 0, sockets: new Map(), replies: new Map(), events: 0 };
  private readonly talks: fc.Arbitrary<Talk>;
  /** Connections that were closed and may be taken up again. */
  private readonly left: { readonly id: string; readonly cast: Cast }[] = [];

  constructor(
    private readonly server: TestServer,
    private readonly people: People,
    known: Known,
    private readonly note: (what: string) => void,
  ) {
    this.talks = fc.record({
      cast: fc.constantFrom(...CASTS),
      opening: fc.oneof(...OPENINGS),
      frames: fc.array(framesFor(known), { minLength: 1, maxLength: 10 }),
      n: fc.nat(),
    });
  }

  /** One client from its handshake to its end. */
  async one(seed: number): Promise<void> {
    const [talk] = fc.sample(this.talks, { seed, numRuns: 1 }) as [Talk];
    const token = this.people.token(talk.cast) ?? '';
    try {
      await (seed % RAW_EVERY === 0 ? this.raw(seed, talk.cast, token) : this.talk(talk, token));
    } catch (error) {
      this.note(`${error instanceof Error ? error.message : String(error)}: ${told(talk)}`);
    }
  }

  private count(of: Map<string, number>, what: string): void {
    of.set(what, (of.get(what) ?? 0) + 1);
  }

  private async raw(seed: number, cast: Cast, token: string): Promise<void> {
    const [said] = fc.sample(rawTalk, { seed, numRuns: 1 }) as [typeof rawTalk extends fc.Arbitrary<infer T> ? T : never];
    this.count(this.report.sockets, 'in raw bytes');
    this.report.frames += said.chunks.length;
    await talkRaw(this.server.url, token, said).catch((error: unknown) => {
      throw new Error(`${String(error)} (${cast}, ${said.said.join(', ')})`);
    });
  }

  private queryOf({ opening, cast, n }: Talk): string {
    if (opening === 'strangely asked for') return `?${STRANGE[n % STRANGE.length]}`;
    if (opening !== 'taken up again') return n % 3 === 0 ? '?posted_ack=true' : '';
    const own = n % 5 === 0 ? this.left : this.left.filter((one) => one.cast === cast);
    const taken = own[n % Math.max(own.length, 1)];
    return taken ? `?connection_id=${taken.id}&sequence_number=${encodeURIComponent(SEQUENCES[n % SEQUENCES.length] as string)}` : '';
  }

  private async talk(talk: Talk, token: string): Promise<void> {
    const { opening, cast, frames } = talk;
    this.count(this.report.sockets, opening);
    const byHeader = token !== '' && opening !== 'by a challenge' && opening !== 'not signed in';
    const watch = new SocketWatch(`${this.server.url}/api/v4/websocket${this.queryOf(talk)}`, byHeader ? token : '', (what) =>
      this.note(`${what}: ${told(talk)}`),
    );
    await watch.opened;
    if (opening === 'by a challenge') watch.send(JSON.stringify({ seq: 1, action: 'authentication_challenge', data: { token } }));
    for (const frame of frames) {
      this.report.frames++;
      watch.send(typeof frame === 'string' ? frame.replaceAll(OWN_TOKEN, token) : frame);
      if (talk.n % 4 === 0) await Bun.sleep(talk.n % 3);
    }
    // Whoever is not signed in is not answered: the socket closes by itself later.
    if (byHeader || (opening === 'by a challenge' && token !== '')) await watch.answeredOrClosed(ANSWERS_WITHIN_MS);
    await watch.close();
    this.report.events += watch.events;
    for (const reply of watch.replies) this.count(this.report.replies, reply);
    if (watch.connectionId === '') return;
    this.left.push({ id: watch.connectionId, cast });
    if (this.left.length > KEPT) this.left.shift();
  }

  /** Somebody of each kind listens meanwhile; call what is answered to end it. */
  listen(): () => Promise<void> {
    const watches = CASTS.flatMap((cast) => {
      const token = this.people.token(cast);
      if (!token) return [];
      return [new SocketWatch(`${this.server.url}/api/v4/websocket?posted_ack=true`, token, (what) => this.note(`${what}: ${cast}, who listens`))];
    });
    return async () => {
      for (const watch of watches) {
        await watch.close();
        this.report.events += watch.events;
      }
    };
  }
}
