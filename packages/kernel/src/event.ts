import type { EventData, EventType } from '@foremast/wire/events';

/**
 * Who hears an event. The fields are those of `broadcast` on the wire and are looked at in the protocol's order:
 * connection, user, omitted users, channel, team; with none of them everyone hears it. Membership is looked up when sending.
 */
export interface Audience {
  readonly connection?: string;
  readonly omitConnection?: string;
  readonly user?: string;
  readonly omitUsers?: readonly string[];
  readonly channel?: string;
  readonly team?: string;
  /** Not for system administrators: they get a copy of their own. */
  readonly sanitized?: true;
  /** For system administrators only. */
  readonly sensitive?: true;
  /** Guests hear it only if they may see this user (`user_updated`, `new_user`). */
  readonly about?: string;
}

/** An event on its way out. It is plain data, so that it can travel between processes. */
export interface OutgoingEvent {
  readonly name: string;
  readonly data: Record<string, unknown>;
  readonly audience: Audience;
  /** Keys added to `data` for single recipients, by user id: `mentions`, `followers`, `should_ack`. */
  readonly personal?: Readonly<Record<string, Record<string, unknown>>>;
  /** May be dropped when a connection falls behind: typing, status, channels viewed. */
  readonly droppable?: true;
}

/** Somebody joined or left a channel or a team; the hub keeps its memberships current by these. */
export interface MembershipChange {
  readonly scope: 'channel' | 'team';
  readonly id: string;
  readonly user: string;
  readonly present: boolean;
}

export type Emit = <E extends EventType>(event: E, data: EventData<E>, audience: Audience, personal?: OutgoingEvent['personal']) => void;
