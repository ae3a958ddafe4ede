import type { Static, TSchema } from '@sinclair/typebox';
import { t } from './scalars.ts';

/** A WebSocket event: its name on the wire and the shape of its `data`. */
export interface EventType<S extends TSchema = TSchema> {
  readonly name: string;
  readonly data: S;
}
export type EventData<E extends EventType> = Static<E['data']>;

function event<S extends TSchema>(name: string, data: S): EventType<S> {
  return { name, data };
}

// Values that the protocol carries as JSON text inside a string are t.String() here: clients parse them a second time.
export const hello = event('hello', t.Object({ server_version: t.String(), connection_id: t.String(), server_hostname: t.Optional(t.String()) }));
