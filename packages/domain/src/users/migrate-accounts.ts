import type { Ctx } from '@foremast/kernel/context';
import { invalidBody, switchedOff } from '@foremast/kernel/error';
import { type UserRow, updateUser, usersOfService } from '@foremast/store/queries/users';
import { audit } from '../audits/audit.ts';
import { manageSystem } from '../permissions/system.ts';

const FROM: ReadonlySet<string> = new Set(['email', 'gitlab', 'ldap']);
const AT_ONCE = 500;

/** Finds people in a directory by a field that both sides have; answers who they are there. */
export type DirectoryLookup = (ctx: Ctx, field: 'email' | 'username', values: readonly string[]) => Promise<ReadonlyMap<string, string>>;
let directory: DirectoryLookup | undefined;
export function setDirectoryLookup(lookup: DirectoryLookup): void {
  directory = lookup;
}

/** Moves everybody for whom `identify` knows who the person is there, a batch at a time. */
async function move(ctx: Ctx, from: string, to: string, identify: (rows: readonly UserRow[]) => Promise<ReadonlyMap<string, string>>): Promise<void> {
  const service = from === 'email' ? '' : from;
  for (let after = ''; ; ) {
    const rows = await usersOfService(ctx.db, service, after, AT_ONCE);
    const known = await identify(rows);
    await ctx.tx(async (tx) => {
      for (const { id } of rows.filter((row) => known.has(row.id))) {
        await updateUser(tx.db, id, { auth_service: to, auth_data: known.get(id) ?? '', password: '', update_at: tx.now() });
      }
      await audit(tx, { extra: `from=${from} to=${to} accounts=${known.size}` });
    });
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.id ?? '';
  }
}

export interface SamlMigration {
  readonly from: unknown;
  readonly auto: unknown;
  readonly matches: unknown;
}

// What is asked is looked at before who asks.
/** Everybody signs in with SAML from now on: known there by address, or as a list of addresses and names says. */
export async function migrateToSaml(ctx: Ctx, { from, auto, matches }: SamlMigration): Promise<void> {
  if (typeof from !== 'string' || !FROM.has(from)) throw invalidBody('from');
  if (typeof auto !== 'boolean') throw invalidBody('auto');
  if (!auto && (typeof matches !== 'object' || matches === null || Array.isArray(matches))) throw invalidBody('matches');
  await ctx.require(manageSystem);
  if (!ctx.config.SamlSettings.Enable) throw switchedOff('api.admin.saml.not_available.app_error');
  const names = new Map(Object.entries((matches ?? {}) as Record<string, unknown>).map(([email, name]) => [email.toLowerCase(), String(name)]));
  const identityOf = ({ email }: UserRow): string | undefined => (auto ? email : names.get(email));
  await move(
    ctx,
    from,
    'saml',
    async (rows) => new Map(rows.flatMap((row) => (identityOf(row) === undefined ? [] : [[row.id, identityOf(row) as string] as const]))),
  );
}

export interface LdapMigration {
  readonly from: unknown;
  readonly force: unknown;
  readonly match_field: unknown;
}

/** Everybody who is in the directory signs in with it from now on. Unless `force`, all or nobody. */
export async function migrateToLdap(ctx: Ctx, { from, force, match_field }: LdapMigration): Promise<void> {
  if (typeof from !== 'string' || !FROM.has(from)) throw invalidBody('from');
  if (typeof force !== 'boolean') throw invalidBody('force');
  if (match_field !== 'email' && match_field !== 'username') throw invalidBody('match_field');
  await ctx.require(manageSystem);
  const lookup = directory;
  if (!lookup || !ctx.config.LdapSettings.Enable) throw switchedOff('api.admin.ldap.not_available.app_error');
  await move(ctx, from, 'ldap', async (rows) => {
    const found = await lookup(
      ctx,
      match_field,
      rows.map((row) => row[match_field]),
    );
    if (!force && rows.some((row) => !found.has(row[match_field]))) throw invalidBody('force');
    return new Map(rows.flatMap((row) => (found.has(row[match_field]) ? [[row.id, found.get(row[match_field]) as string] as const] : [])));
  });
}
