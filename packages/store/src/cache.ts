import { Directory, type DirectoryType } from './directory.ts';
import { MemberSets, type Moved } from './member-sets.ts';
import type { Db } from './store.ts';

/** A cache as it is declared: beside the query that fills it. Entries live in the `Memory` of each process. */
export interface CacheType<V> {
  readonly name: string;
  readonly load: (db: Db, key: string) => Promise<V | undefined>;
  readonly max: number;
  /** A touch of an entry of this cache drops all entries. */
  readonly allWith?: string;
  /** A touch of this name, of a cache or of nothing else, drops the entry with the same key. */
  readonly togetherWith?: string;
  /** What is answered but not kept: too large. */
  fits?(value: V): boolean;
  /** The keys are people: who joins or leaves a channel, or a team, loses the entry. */
  readonly withMoves?: Moved['scope'];
}

/** Declares a cache. Writers name it in `tx.touch(cache, key)`; that drops the entry in every process after the commit. */
export function cache<V>(
  name: string,
  load: CacheType<V>['load'],
  max = 10_000,
  goes: Pick<CacheType<V>, 'allWith' | 'togetherWith' | 'withMoves' | 'fits'> = {},
): CacheType<V> {
  return { name, load, max, ...goes };
}

/** Something else in memory that follows the touches of a cache. */
export interface Follower {
  /** One entry has changed; `*`: perhaps all. */
  touch(key: string): void;
}

/** One cache's entries. Two generations stand in for a list by last use: what is used moves to the young one. */
class Entries {
  private young = new Map<string, unknown>();
  private old = new Map<string, unknown>();
  readonly loading = new Map<string, Promise<unknown>>();
  constructor(readonly type: CacheType<unknown>) {}

  get(key: string): unknown {
    const value = this.young.get(key);
    if (value !== undefined) return value;
    const aged = this.old.get(key);
    if (aged !== undefined) this.set(key, aged);
    return aged;
  }

  set(key: string, value: unknown): void {
    this.young.set(key, value);
    if (this.young.size * 2 <= this.type.max) return;
    this.old = this.young;
    this.young = new Map();
  }

  drop(key: string): void {
    this.young.delete(key);
    this.old.delete(key);
    this.loading.delete(key);
  }

  clear(): void {
    this.young.clear();
    this.old.clear();
    this.loading.clear();
  }

  values(): Iterable<unknown> {
    return [...this.young.values(), ...this.old.values()];
  }
}

const isOf = (type: Pick<CacheType<never>, 'name' | 'togetherWith'>, name: string): boolean => type.name === name || type.togetherWith === name;

/** What one process remembers of the database. Dropped exactly, by touches; never trusted across them. */
export class Memory {
  private readonly caches = new Map<string, Entries>();
  private readonly followers = new Map<object, { readonly cache: string; readonly follower: Follower }>();
  readonly members = new MemberSets();

  private entries(type: CacheType<unknown>): Entries {
    let found = this.caches.get(type.name);
    if (!found) this.caches.set(type.name, (found = new Entries(type)));
    return found;
  }

  peek<V>(type: CacheType<V>, key: string): V | undefined {
    return this.entries(type).get(key) as V | undefined;
  }

  /** Remembers what was learned elsewhere, until it is touched. */
  keep<V>(type: CacheType<V>, key: string, value: V): void {
    this.entries(type as CacheType<unknown>).set(key, value);
  }

  /** As it is now; in a transaction one that is read for it alone. */
  directory<F>(db: Db, type: DirectoryType<F>): Promise<Directory<F>> {
    if (db.inTransaction) return new Directory(type).current(db);
    return this.follower(type, type.cache, () => new Directory(type)).current(db);
  }

  /** The one that follows the touches of a cache for this key; made when it is first wanted. */
  follower<T extends Follower>(key: object, cache: string, make: () => T): T {
    const found = this.followers.get(key)?.follower as T | undefined;
    if (found) return found;
    const follower = make();
    this.followers.set(key, { cache, follower });
    return follower;
  }

  /** From memory, else loaded once for all who ask meanwhile. What was touched during the load is answered but not kept. */
  get<V>(db: Db, type: CacheType<V>, key: string): V | undefined | Promise<V | undefined> {
    const entries = this.entries(type);
    const known = entries.get(key);
    if (known !== undefined) return known as V;
    const running = entries.loading.get(key);
    if (running) return running as Promise<V | undefined>;
    const load = type.load(db, key).then(
      (value) => {
        if (entries.loading.get(key) === load) {
          entries.loading.delete(key);
          if (value !== undefined && type.fits?.(value) !== false) entries.set(key, value);
        }
        return value;
      },
      (error) => {
        if (entries.loading.get(key) === load) entries.loading.delete(key);
        throw error;
      },
    );
    entries.loading.set(key, load);
    return load;
  }

  /** The key `*` drops all entries of that cache, the name `*` those of all caches. */
  drop(name: string, key: string): void {
    if (name === '*') this.clear();
    for (const entries of this.caches.values()) {
      const { type } = entries;
      if (type.allWith === name || (key === '*' && isOf(type, name))) entries.clear();
      else if (isOf(type, name)) entries.drop(key);
    }
    for (const { cache, follower } of this.followers.values()) if (cache === name) follower.touch(key);
  }

  /** Somebody joined or left a channel or a team. */
  move(moved: Moved): void {
    this.members.apply(moved);
    for (const entries of this.caches.values()) if (entries.type.withMoves === moved.scope) entries.drop(moved.user);
  }

  /** Drops the entries of a cache for which `stale` holds: for caches that gather many rows under one key. */
  dropWhere<V>(type: CacheType<V>, stale: (value: V) => boolean, keyOf: (value: V) => string): void {
    const entries = this.entries(type);
    for (const value of entries.values()) if (stale(value as V)) entries.drop(keyOf(value as V));
  }

  clear(): void {
    for (const entries of this.caches.values()) entries.clear();
    for (const { follower } of this.followers.values()) follower.touch('*');
    this.members.clear();
  }
}
