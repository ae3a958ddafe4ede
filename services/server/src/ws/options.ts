import type { ActionPort } from './actions.ts';
import type { Clock } from './clock.ts';
import type { Memberships } from './people.ts';
import type { Words } from './reply.ts';
import type { WsSession } from './session.ts';

type MaybeLater = void | Promise<void>;

/** What the sockets need from the rest of the server. */
export interface HubOptions {
  /** The session of a token; undefined if there is none or it is over. Also asked again when a session seems to have expired. */
  readonly authenticate: (token: string) => Promise<WsSession | undefined>;
  /** All channels and teams of a user: read once, when the first connection opens. */
  readonly memberships: (userId: string) => Promise<Memberships>;
  /** Those of the guests who may see the user. */
  readonly visibleTo: (userId: string, guests: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly actions: ActionPort;
  /** Of the protocol, as `ping` reports it. */
  readonly version: string;
  /** As in `hello` and the header `X-Version-Id`; it changes with the configuration. */
  readonly serverVersion: () => string;
  /** Left out of `hello` when unknown. */
  readonly serverHostname?: string;
  /** The sentence for an error. */
  readonly words: Words;
  readonly newId: () => string;
  /** A connection of the user opened or was taken up again. */
  readonly onUserOnline?: (userId: string, session: WsSession) => MaybeLater;
  /** The last socket of the user closed. */
  readonly onUserOffline?: (userId: string) => MaybeLater;
  /** A sign of life, once a minute from each connection: time to see whether the user is idle. */
  readonly onPong?: (userId: string) => MaybeLater;
  /** Whether typing and reactions go by what the client shows. */
  readonly eventScope?: () => boolean;
  /** What went wrong in one of these functions; the sockets go on. */
  readonly onError?: (error: unknown) => void;
  readonly clock?: Clock;
}
