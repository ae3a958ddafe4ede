import type { Directory, Entry } from '../directory.ts';
import { type Members, nextVersion } from '../member-sets.ts';
import type { Db } from '../store.ts';
import { type PersonFacts, peopleDirectory } from './people-directory.ts';
import type { UserFilter } from './user-lists.ts';
import { roleCondition } from './user-roles.ts';

/** What of a filter is known without asking the database. */
const IN_MEMORY: ReadonlySet<string> = new Set(['inTeam', 'notInTeam', 'inChannel', 'notInChannel', 'active', 'remote']);

/** Can memory alone say whom this filter lets through? */
export const fitsInMemory = ({ roles, ...filter }: UserFilter): boolean =>
  (roles === undefined || roleCondition(roles) === undefined) &&
  Object.entries(filter).every(([name, value]) => value === undefined || IN_MEMORY.has(name));

interface Stock {
  readonly people: Directory<PersonFacts>;
  readonly inside: readonly Members[];
  readonly outside: readonly Members[];
}

/** Directory and sets as they are now: to be used before the next wait. */
async function stockOf(db: Db, { inTeam, notInTeam, inChannel, notInChannel }: UserFilter): Promise<Stock> {
  const { members } = db.memory;
  const set = (scope: 'team' | 'channel', id: string | undefined) => (id === undefined ? [] : [members.get(db, scope, id)]);
  const inside = await Promise.all([...set('channel', inChannel), ...set('team', inTeam)]);
  const outside = await Promise.all([...set('channel', notInChannel), ...set('team', notInTeam)]);
  const people = await db.memory.directory(db, peopleDirectory);
  const [fewest, most] = [Math.min(...inside.map(({ ids }) => ids.size)), Math.max(...outside.map(({ ids }) => ids.size))];
  // Where few are left out, they are as well left out one by one.
  if (inside.length === 0 || outside.length === 0 || most * 2 < fewest) return { people, inside, outside };
  return { people, inside: [difference(inside, outside)], outside: [] };
}

/** By the sets that they were made of. A team's people outside of a channel are asked for with every letter after an `@`. */
const differences = new Map<string, Members>();
const MOST_DIFFERENCES = 100;

function difference(inside: readonly Members[], outside: readonly Members[]): Members {
  const key = `${inside.map(({ version }) => version)}-${outside.map(({ version }) => version)}`;
  const known = differences.get(key);
  if (known) return known;
  const [first, ...others] = inside as [Members, ...Members[]];
  const ids = new Set<string>();
  for (const id of first.ids) if (others.every((set) => set.ids.has(id)) && !outside.some((set) => set.ids.has(id))) ids.add(id);
  if (differences.size >= MOST_DIFFERENCES) differences.delete(differences.keys().next().value as string);
  const made = { ids, version: nextVersion() };
  differences.set(key, made);
  return made;
}

export interface PeopleSearch {
  readonly words: readonly string[];
  /** May this text of a person be searched? */
  readonly seen?: (text: number) => boolean;
}

function* chosen({ people, inside, outside }: Stock, { active, remote }: UserFilter, { words, seen }: PeopleSearch): Generator<Entry<PersonFacts>> {
  const smallest = inside.toSorted((a, b) => a.ids.size - b.ids.size)[0];
  // From few members it is shorter to look each one up than to walk past everybody.
  const from = smallest && smallest.ids.size * 8 < people.size ? people.among(smallest.ids, words, seen) : people.find(words, seen);
  for (const entry of from) {
    const { id, facts } = entry;
    if (active !== undefined && facts.active !== active) continue;
    if (remote === false && facts.remote) continue;
    if (inside.every(({ ids }) => ids.has(id)) && !outside.some(({ ids }) => ids.has(id))) yield entry;
  }
}

/** Ids of people by username. */
export async function idsInMemory(
  db: Db,
  filter: UserFilter,
  search: PeopleSearch,
  { offset, limit }: { offset: number; limit: number },
): Promise<string[]> {
  const ids: string[] = [];
  let at = 0;
  for (const { id } of chosen(await stockOf(db, filter), filter, search)) {
    if (at++ < offset) continue;
    ids.push(id);
    if (ids.length === limit) break;
  }
  return ids;
}

interface Summary {
  readonly at: number;
  readonly count: number;
}
/** By filter; what it was made of tells whether it still holds. */
const summaries = new WeakMap<Directory<PersonFacts>, Map<string, { readonly made: string; readonly summary: Summary }>>();
const MOST_SUMMARIES = 500;

/** When one of these people last changed, and how many they are. */
export async function summaryInMemory(db: Db, filter: UserFilter): Promise<Summary> {
  const stock = await stockOf(db, filter);
  const known = summaries.get(stock.people) ?? new Map();
  summaries.set(stock.people, known);
  const key = JSON.stringify(filter);
  const made = [stock.people, ...stock.inside, ...stock.outside].map(({ version }) => version).join();
  const before = known.get(key);
  if (before?.made === made) return before.summary;
  let [at, count] = [0, 0];
  for (const { facts } of chosen(stock, filter, { words: [] })) {
    at = Math.max(at, facts.updateAt);
    count++;
  }
  if (known.size >= MOST_SUMMARIES) known.clear();
  known.set(key, { made, summary: { at, count } });
  return { at, count };
}
