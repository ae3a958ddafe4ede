import type { Db, Touch } from './store.ts';

type Scope = 'channel' | 'team';
/** Somebody joined or left. */
export type Moved = Extract<Touch, { scope: Scope }>;

/** Who is in a team or channel. Whoever holds it looks only, and not after the next wait. */
export interface Members {
  readonly ids: ReadonlySet<string>;
  /** Grows with every change. */
  readonly version: number;
}

interface Held {
  ids: Set<string>;
  version: number;
}

let versions = 0;
/** Of no two sets of this process the same, whichever server's they are. */
export const nextVersion = (): number => ++versions;

/** So many ids are kept in all. */
const MOST = 1_000_000;

async function read(db: Db, scope: Scope, id: string): Promise<string[]> {
  const rows =
    scope === 'team'
      ? await db.selectFrom('teammembers').select('userid').where('teamid', '=', id).where('deleteat', '=', 0).execute()
      : await db.selectFrom('channelmembers').select('userid').where('channelid', '=', id).execute();
  return rows.map((row) => row.userid);
}

/** Is somebody in a team or channel, whatever memory says? */
export async function isMemberNow(db: Db, { scope, id, user }: Pick<Moved, 'scope' | 'id' | 'user'>): Promise<boolean> {
  const row =
    scope === 'team'
      ? await db
          .selectFrom('teammembers')
          .select('userid')
          .where('teamid', '=', id)
          .where('userid', '=', user)
          .where('deleteat', '=', 0)
          .executeTakeFirst()
      : await db.selectFrom('channelmembers').select('userid').where('channelid', '=', id).where('userid', '=', user).executeTakeFirst();
  return row !== undefined;
}

/**
 * The members of teams and channels that lists and searches asked about lately, kept right by what their writers tell. A set that is
 * tested for each of some thousand people would cost a query for each.
 */
export class MemberSets {
  private readonly held = new Map<string, Held>();
  private readonly loading = new Map<string, { readonly moved: Moved[]; readonly ready: Promise<Held | undefined> }>();
  private size = 0;

  async get(db: Db, scope: Scope, id: string): Promise<Members> {
    if (db.inTransaction) return { ids: new Set(await read(db, scope, id)), version: nextVersion() };
    const key = `${scope}:${id}`;
    for (;;) {
      const known = this.held.get(key);
      if (known) {
        // What was used last goes last.
        this.held.delete(key);
        this.held.set(key, known);
        return known;
      }
      let running = this.loading.get(key);
      if (!running) {
        const moved: Moved[] = [];
        running = { moved, ready: this.load(db, key, scope, id, moved) };
        this.loading.set(key, running);
      }
      const loaded = await running.ready;
      if (loaded) return loaded;
    }
  }

  private async load(db: Db, key: string, scope: Scope, id: string, moved: readonly Moved[]): Promise<Held | undefined> {
    try {
      const ids = new Set(await read(db, scope, id));
      // Forgotten meanwhile: what was read may be old.
      if (this.loading.get(key)?.moved !== moved) return undefined;
      for (const { user, present } of moved) {
        if (present) ids.add(user);
        else ids.delete(user);
      }
      const held = { ids, version: nextVersion() };
      this.held.set(key, held);
      this.size += ids.size;
      this.makeRoom(key);
      return held;
    } finally {
      if (this.loading.get(key)?.moved === moved) this.loading.delete(key);
    }
  }

  private makeRoom(keep: string): void {
    for (const [key, { ids }] of this.held) {
      if (this.size <= MOST) return;
      if (key === keep) continue;
      this.held.delete(key);
      this.size -= ids.size;
    }
  }

  /** Somebody joined or left. */
  apply(move: Moved): void {
    const key = `${move.scope}:${move.id}`;
    this.loading.get(key)?.moved.push(move);
    const held = this.held.get(key);
    if (!held) return;
    this.size -= held.ids.size;
    if (move.present) held.ids.add(move.user);
    else held.ids.delete(move.user);
    this.size += held.ids.size;
    held.version = nextVersion();
  }

  clear(): void {
    this.held.clear();
    this.loading.clear();
    this.size = 0;
  }
}
