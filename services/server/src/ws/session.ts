import type { ServerWebSocket } from 'bun';
import type { Connection } from './connection.ts';

/** What the sockets need to know of a session and its user. */
export interface WsSession {
  readonly id: string;
  readonly token: string;
  readonly user_id: string;
  readonly roles: string;
  readonly is_oauth: boolean;
  /** 0: never. */
  readonly expires_at: number;
  readonly props: Readonly<Record<string, string>>;
  /** Has `manage_system`: hears the copies of events that hold sensitive data. */
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  /** The server asks for a second factor and the user has none yet: no events, no answers. */
  readonly mfaMissing: boolean;
}

/** What the upgrade request said. */
export interface Opening {
  readonly session: WsSession | undefined;
  readonly connectionId: string;
  /** As the client wrote it. */
  readonly sequence: string;
  readonly postedAck: boolean;
}

/** Rides on Bun's socket: the request until the socket is open, then its connection. */
export interface SocketData {
  opening: Opening | undefined;
  connection: Connection | undefined;
}

export type Socket = ServerWebSocket<SocketData>;
