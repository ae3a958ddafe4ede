import type { MembershipChange } from '@foremast/kernel/event';
import type { Connection } from './connection.ts';

export interface Memberships {
  readonly channels: readonly string[];
  readonly teams: readonly string[];
}

/** A user with at least one connection. */
export interface Person {
  readonly id: string;
  readonly connections: Connection[];
  isAdmin: boolean;
  isGuest: boolean;
  /** Settles when the memberships are known; undefined from then on. */
  loading: Promise<void> | undefined;
  readonly groups: Group[];
  /** What changed while the memberships were being read. */
  pending: MembershipChange[];
}

/** The connected members of a channel or a team. Most are small: an array is a fifth of the memory of a set. */
interface Group {
  readonly id: string;
  readonly home: Map<string, Group>;
  members: Person[] | Set<Person>;
}

const SMALL = 16;

export interface People {
  find(userId: string): Person | undefined;
  all(): Iterable<Person>;
  count(): number;
  channel(id: string): Iterable<Person>;
  team(id: string): Iterable<Person>;
  /** The person, with memberships loading if it is the first connection. */
  arrive(userId: string): Person;
  /** The last connection is gone. */
  leave(person: Person): void;
  apply(change: MembershipChange): void;
  /** Reads the memberships anew: news of changes may have been lost. */
  reload(person: Person): Promise<void>;
}

function has({ members }: Group, person: Person): boolean {
  return Array.isArray(members) ? members.includes(person) : members.has(person);
}

function join(home: Map<string, Group>, id: string, person: Person): void {
  let group = home.get(id);
  if (!group) {
    group = { id, home, members: [] };
    home.set(id, group);
  }
  if (has(group, person)) return;
  person.groups.push(group);
  if (!Array.isArray(group.members)) group.members.add(person);
  else if (group.members.length < SMALL) group.members.push(person);
  else group.members = new Set([...group.members, person]);
}

function part(group: Group, person: Person): void {
  const { members } = group;
  if (Array.isArray(members)) {
    const at = members.indexOf(person);
    if (at >= 0) members.splice(at, 1);
    if (members.length === 0) group.home.delete(group.id);
  } else {
    members.delete(person);
    if (members.size === 0) group.home.delete(group.id);
  }
}

/** Who is connected, and who of them is in which channel and team. */
export function createPeople(load: (userId: string) => Promise<Memberships>): People {
  const people = new Map<string, Person>();
  const channels = new Map<string, Group>();
  const teams = new Map<string, Group>();

  function change(person: Person, { scope, id, present }: MembershipChange): void {
    const home = scope === 'channel' ? channels : teams;
    if (present) {
      join(home, id, person);
      return;
    }
    const group = home.get(id);
    const at = group ? person.groups.indexOf(group) : -1;
    if (!group || at < 0) return;
    person.groups.splice(at, 1);
    part(group, person);
  }

  function settle(person: Person): void {
    for (const late of person.pending) change(person, late);
    person.pending = [];
    person.loading = undefined;
  }

  function keepOnly(person: Person, home: Map<string, Group>, ids: readonly string[]): void {
    const wanted = new Set(ids);
    const stay = (group: Group) => group.home !== home || wanted.has(group.id);
    for (const group of person.groups.filter((one) => !stay(one))) part(group, person);
    person.groups.splice(0, person.groups.length, ...person.groups.filter(stay));
    for (const id of ids) join(home, id, person);
  }

  async function fill(person: Person): Promise<void> {
    const found = await load(person.id);
    if (people.get(person.id) !== person) return;
    keepOnly(person, channels, found.channels);
    keepOnly(person, teams, found.teams);
    settle(person);
  }

  return {
    find: (userId) => people.get(userId),
    all: () => people.values(),
    count: () => people.size,
    channel: (id) => channels.get(id)?.members ?? [],
    team: (id) => teams.get(id)?.members ?? [],
    arrive(userId) {
      const known = people.get(userId);
      if (known) return known;
      const person: Person = { id: userId, connections: [], isAdmin: false, isGuest: false, loading: undefined, groups: [], pending: [] };
      people.set(userId, person);
      person.loading = fill(person);
      return person;
    },
    leave(person) {
      if (people.get(person.id) !== person) return;
      people.delete(person.id);
      for (const group of person.groups) part(group, person);
      person.groups.length = 0;
    },
    apply(next) {
      const person = people.get(next.user);
      if (!person) return;
      if (person.loading) person.pending.push(next);
      else change(person, next);
    },
    async reload(person) {
      await person.loading;
      if (people.get(person.id) !== person) return;
      person.loading = fill(person).catch((error: unknown) => {
        settle(person);
        throw error;
      });
      await person.loading;
    },
  };
}
