import { isId } from '@foremast/kernel/id';
import type { Connection } from './connection.ts';
import { invalidParam } from './reply.ts';
import type { WsSession } from './session.ts';

/** What a client did with a `posted` event that asked for it. Texts that it did not send are empty. */
export interface NotifyAck {
  readonly post_id: string;
  readonly user_agent: string;
  readonly status: string;
  readonly reason: string;
  readonly data: string;
}

/** What the actions need from the rest of the server. An `AppError` becomes a FAIL reply. */
export interface ActionPort {
  /** Tells the channel that the user types. False: the user may not write there. */
  typing(session: WsSession, where: { channel_id: string; parent_id: string }): Promise<boolean>;
  updateActiveStatus(session: WsSession, isActive: boolean, manual: boolean): Promise<void>;
  /** Of everyone who is not offline; nothing when statuses are switched off. */
  statuses(session: WsSession): Promise<Readonly<Record<string, string>>>;
  /** Of those among the ids that are known; undefined when statuses are switched off. */
  statusesByIds(session: WsSession, ids: readonly string[]): Promise<Readonly<Record<string, string>> | undefined>;
  notifyAck?(session: WsSession, ack: NotifyAck): void | Promise<void>;
  /** An action whose name begins with `custom_`: it belongs to a plugin and is not answered. */
  custom?(session: WsSession, action: string, data: Data, connectionId: string): void | Promise<void>;
}

type Data = Readonly<Record<string, unknown>>;
type Result = Data | undefined;
/** Undefined is success without data; an `AppError` becomes a FAIL reply. */
export type Action = (session: WsSession, data: Data) => Result | Promise<Result>;

export interface ActionOptions {
  readonly port: ActionPort;
  readonly version: string;
  readonly now: () => number;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The actions that are answered, by name. `presence` and the challenge concern the connection: see `router.ts`. */
export function createActions({ port, version, now }: ActionOptions): ReadonlyMap<string, Action> {
  const actions: Record<string, Action> = {
    ping: () => ({ text: 'pong', version, server_time: now(), node_id: '' }),

    async user_typing(session, { channel_id, parent_id }) {
      if (typeof channel_id !== 'string' || !isId(channel_id)) throw invalidParam('channel_id');
      const done = await port.typing(session, { channel_id, parent_id: text(parent_id) });
      if (!done) throw invalidParam('channel_id');
      return undefined;
    },

    async user_update_active_status(session, { user_is_active, manual }) {
      if (typeof user_is_active !== 'boolean') throw invalidParam('user_is_active');
      await port.updateActiveStatus(session, user_is_active, manual === true);
      return undefined;
    },

    get_statuses: (session) => port.statuses(session),

    async get_statuses_by_ids(session, { user_ids }) {
      const ids = Array.isArray(user_ids) ? user_ids.filter((id): id is string => typeof id === 'string') : [];
      if (ids.length === 0) throw invalidParam('user_ids');
      const found = await port.statusesByIds(session, ids);
      // Whoever is not known is offline.
      return found && Object.fromEntries(ids.map((id) => [id, Object.hasOwn(found, id) ? found[id] : 'offline']));
    },

    async posted_notify_ack(session, { post_id, user_agent, status, reason, data }) {
      await port.notifyAck?.(session, {
        post_id: text(post_id),
        user_agent: text(user_agent),
        status: text(status),
        reason: text(reason),
        data: text(data),
      });
      return undefined;
    },
  };
  return new Map(Object.entries(actions));
}

/** Action `presence`: what the client shows. Keys that it does not send stay as they were; values of other types are no keys. */
export function announce(connection: Connection, { channel_id, thread_channel_id, is_thread_view }: Data): void {
  if (!connection.shown) connection.shown = { channel: undefined, thread: undefined, threadView: undefined };
  const { shown } = connection;
  if (typeof channel_id === 'string') shown.channel = channel_id;
  if (typeof thread_channel_id !== 'string') return;
  if (is_thread_view === true) shown.threadView = thread_channel_id;
  else shown.thread = thread_channel_id;
}
