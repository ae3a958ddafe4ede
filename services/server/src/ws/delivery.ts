import type { Audience, OutgoingEvent } from '@foremast/kernel/event';
import type { Connection } from './connection.ts';
import { type Gate, variantsOf } from './message.ts';
import type { People, Person } from './people.ts';

/** Events that only those hear who show the channel, as far as clients tell what they show. */
const SCOPED = new Set(['typing', 'reaction_added', 'reaction_removed']);

export interface DeliveryOptions {
  readonly people: People;
  readonly find: (connectionId: string) => Connection | undefined;
  readonly now: () => number;
  readonly eventScope: () => boolean;
  readonly visibleTo: (userId: string, guests: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The session seems to have expired. */
  readonly recheck: (connection: Connection) => void;
}

/** Shows other things than this channel, in all three places. A client that did not speak of all of them hears everything. */
function showsOther({ shown }: Connection, channel: string): boolean {
  if (!shown || shown.channel === undefined || shown.thread === undefined || shown.threadView === undefined) return false;
  return shown.channel !== channel && shown.thread !== channel && shown.threadView !== channel;
}

const mayHear = ({ isAdmin }: Person, { sanitized, sensitive }: Audience): boolean => !(sanitized && isAdmin) && !(sensitive && !isAdmin);

/** Puts an event into the queue of every connection that hears it. Nothing leaves the lists meanwhile: full queues are dealt with afterwards. */
export function createDelivery({ people, find, now, eventScope, visibleTo, recheck }: DeliveryOptions): (event: OutgoingEvent) => void {
  /** Guests hear of somebody once it is known whether they may see them; what else they hear waits in line behind it. */
  function openLater(gate: Gate, about: string): void {
    const guests = [...people.all()].filter((person) => person.isGuest);
    void visibleTo(
      about,
      guests.map((guest) => guest.id),
    ).then((allowed) => {
      gate.allowed = allowed;
      for (const guest of guests) for (const connection of guest.connections) connection.touch();
    });
  }

  function gateOf({ about, user, channel, team, connection }: Audience): Gate | undefined {
    if (!about || user || channel || team || connection) return undefined;
    for (const person of people.all()) {
      if (!person.isGuest) continue;
      const gate: Gate = { allowed: undefined };
      openLater(gate, about);
      return gate;
    }
    return undefined;
  }

  function addressees({ user, channel, team }: Audience): Iterable<Person> {
    if (user) {
      const person = people.find(user);
      return person ? [person] : [];
    }
    if (channel) return people.channel(channel);
    if (team) return people.team(team);
    return people.all();
  }

  return (event) => {
    const { audience } = event;
    const variant = variantsOf(event, gateOf(audience));
    const time = now();
    const scope = !audience.user && audience.channel && SCOPED.has(event.name) && eventScope() ? audience.channel : '';

    function offer(connection: Connection, person: Person): void {
      if (!connection.ready || connection.revoked || connection.mfaMissing || connection.id === audience.omitConnection) return;
      if (scope && showsOther(connection, scope)) return;
      if (connection.expired(time)) recheck(connection);
      connection.enqueue(variant(person.id, connection.postedAck && connection.socket !== undefined));
    }

    if (audience.connection) {
      const connection = find(audience.connection);
      if (connection?.person && mayHear(connection.person, audience)) offer(connection, connection.person);
      return;
    }
    const omitted = audience.user ? undefined : audience.omitUsers;
    for (const person of addressees(audience)) {
      if (omitted?.includes(person.id) || !mayHear(person, audience)) continue;
      for (const connection of person.connections) offer(connection, person);
    }
  };
}
