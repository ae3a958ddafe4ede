import type { Audience, OutgoingEvent } from '@foremast/kernel/event';

/** Answers that come later: which guests may hear of somebody. Until then their connections wait. */
export interface Gate {
  /** Undefined while nobody knows. */
  allowed: ReadonlySet<string> | undefined;
}

/** One serialised event, shared by all connections that hear it. */
export interface Message {
  /** The text up to where the sequence number goes. */
  readonly head: string;
  readonly droppable: boolean;
  readonly gate: Gate | undefined;
}

/** An event, or the finished text of a reply: replies have no number. */
export type Outgoing = Message | string;

const DROPPABLE = new Set(['typing', 'status_change', 'multiple_channels_viewed']);
const ACK = 'should_ack';
const NOTHING: Record<string, unknown> = {};

export const textOf = (message: Message, seq: number): string => `${message.head}${seq}}`;

function broadcastOf(audience: Audience) {
  return {
    omit_users: audience.omitUsers?.length ? Object.fromEntries(audience.omitUsers.map((id) => [id, true])) : null,
    user_id: audience.user ?? '',
    channel_id: audience.channel ?? '',
    team_id: audience.team ?? '',
    connection_id: audience.connection ?? '',
    omit_connection_id: audience.omitConnection ?? '',
    ...(audience.sanitized && { contains_sanitized_data: true }),
    ...(audience.sensitive && { contains_sensitive_data: true }),
  };
}

/** The fields of an object as JSON, by key. */
function fieldsOf(data: Record<string, unknown>): Map<string, string> {
  const fields = new Map<string, string>();
  for (const key of Object.keys(data)) {
    const json = JSON.stringify(data[key]);
    if (json !== undefined) fields.set(key, `${JSON.stringify(key)}:${json}`);
  }
  return fields;
}

/** In the order of their keys: so the protocol's own server writes them, whoever gets more than others. */
const inOrder = (fields: ReadonlyMap<string, string>): string =>
  `{${[...fields.keys()]
    .sort()
    .map((key) => fields.get(key))
    .join()}}`;

function withoutAck(personal: Record<string, unknown>): Record<string, unknown> {
  if (!Object.hasOwn(personal, ACK)) return personal;
  const { [ACK]: _, ...rest } = personal;
  return rest;
}

/** A message for a recipient. `acks`: its connection offered to acknowledge posts. */
export type Variants = (userId: string, acks: boolean) => Message;

/** Serialises an event when the first recipient asks, and once for each distinct set of personal keys. */
export function variantsOf(event: OutgoingEvent, gate?: Gate): Variants {
  const { personal, data } = event;
  const droppable = event.droppable === true || DROPPABLE.has(event.name);
  let common: Map<string, string> | undefined;
  let close = '';
  const open = `{"event":${JSON.stringify(event.name)},"data":`;
  const built = new Map<string, Message>();

  function build(own: Record<string, unknown>, key: string): Message {
    if (common === undefined) {
      common = fieldsOf(data);
      close = `,"broadcast":${JSON.stringify(broadcastOf(event.audience))},"seq":`;
    }
    const json = inOrder(own === NOTHING ? common : new Map([...common, ...fieldsOf(own)]));
    const message = { head: `${open}${json}${close}`, droppable, gate };
    built.set(key, message);
    return message;
  }

  return (userId, acks) => {
    const all = (personal && Object.hasOwn(personal, userId) && personal[userId]) || NOTHING;
    const own = acks ? all : withoutAck(all);
    const key = own === NOTHING ? '{}' : JSON.stringify(own);
    return built.get(key) ?? build(own, key);
  };
}
