import { newestOriginalMigration, originalMigrations } from './0001-init.ts';
import type { Migration } from './migration.ts';

export interface AppliedMigration {
  readonly version: number;
  readonly name: string;
}

/** What a database says of itself. A ledger that is not there is undefined. */
export interface DatabaseState {
  readonly tables: ReadonlySet<string>;
  readonly ours: readonly AppliedMigration[] | undefined;
  readonly originals: readonly AppliedMigration[] | undefined;
}

/** The database is not one that this version can work with. Nothing in it was changed. */
export class SchemaRefused extends Error {
  override readonly name = 'SchemaRefused';
}

/** The migrations that are still to be applied, in order. */
export function pendingMigrations(state: DatabaseState, migrations: readonly Migration[]): Migration[] {
  refuseNewer(state.ours ?? [], migrations);
  if (state.originals) refuseOtherOriginal(state.originals);
  else refuseStrangers(state);
  const applied = new Set((state.ours ?? []).map(({ version }) => version));
  return migrations.filter(({ version }) => !applied.has(version));
}

function refuseNewer(ours: readonly AppliedMigration[], migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(({ version }) => version));
  const unknown = ours.filter(({ version }) => !known.has(version)).at(-1);
  if (!unknown) return;
  throw new SchemaRefused(
    `The database was changed by a newer Foremast (migration ${unknown.version}, ${unknown.name}), while this version knows migrations up to ` +
      `${Math.max(...known)}: start that newer version, or restore the copy that was made before it.`,
  );
}

function refuseOtherOriginal(originals: readonly AppliedMigration[]): void {
  const newest = Math.max(0, ...originals.map(({ version }) => version));
  if (newest > newestOriginalMigration)
    throw new SchemaRefused(
      `The database belongs to a newer Mattermost (migration ${newest}), while this version of Foremast opens those up to ` +
        `${newestOriginalMigration}, that is Mattermost v11.6.`,
    );
  const present = new Set(originals.map(({ version }) => version));
  const missing = originalMigrations.find(({ version }) => !present.has(version));
  if (missing)
    throw new SchemaRefused(
      `The database belongs to an older Mattermost (its migration ${missing.version}, ${missing.name}, is missing): ` +
        'let Mattermost v11.6 upgrade it first.',
    );
}

/** Neither ledger is there, but a table that we would make, or ours is without that of the original: not a database of ours. */
function refuseStrangers({ tables, ours }: DatabaseState): void {
  if (ours && ours.length > 0)
    throw new SchemaRefused(
      'The database has tables of Foremast but no table db_migrations: it is damaged or only half restored; restore it from a backup.',
    );
  const taken = ['users', 'posts', 'channels', 'teams', 'fm_jobs'].filter((name) => tables.has(name));
  if (taken.length > 0)
    throw new SchemaRefused(
      `The database already has tables of something else (${taken.join(', ')}): give Foremast an empty database, or one of Mattermost v11.6.`,
    );
}
