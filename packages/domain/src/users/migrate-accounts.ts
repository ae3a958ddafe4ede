import type { Ctx } from '@foremast/kernel/context';
import { invalidBody, switchedOff } from '@foremast/kernel/error';
import { type UserRow, updateUser, usersOfService } from '@foremast/store/queries/users';
import { audit } from '../audits/audit.ts';
import { manageSystem } from '../permissions/system.ts';

const FROM: ReadonlySet<string> = new Set(['email', 'gitlab', 'ldap']);
const AT_ONCE = 500;

/** Moves everybody of whom `identityOf` says who they are there, a batch at a time. */
async function move(ctx: Ctx, from: string, to: string, identityOf: (row: UserRow) => string | undefined): Promise<void> {
  const service = from === 'email' ? '' : from;
  for (let after = ''; ; ) {
    const rows = await usersOfService(ctx.db, service, after, AT_ONCE);
    const known = rows.flatMap((row) => {
      const auth_data = identityOf(row);
      return auth_data === undefined ? [] : [{ id: row.id, auth_data }];
    });
    await ctx.tx(async (tx) => {
      for (const { id, auth_data } of known) await updateUser(tx.db, id, { auth_service: to, auth_data, password: '', update_at: tx.now() });
      await audit(tx, { extra: `from=${from} to=${to} accounts=${known.length}` });
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
  await move(ctx, from, 'saml', ({ email }) => (auto ? email : names.get(email)));
}

export interface LdapMigration {
  readonly from: unknown;
  readonly force: unknown;
  readonly match_field: unknown;
}

/** A directory cannot be asked by this server: what is wrong with a request is told all the same. */
export async function migrateToLdap(ctx: Ctx, { from, force, match_field }: LdapMigration): Promise<never> {
  if (typeof from !== 'string' || !FROM.has(from)) throw invalidBody('from');
  if (typeof force !== 'boolean') throw invalidBody('force');
  if (match_field !== 'email' && match_field !== 'username') throw invalidBody('match_field');
  await ctx.require(manageSystem);
  throw switchedOff('api.admin.ldap.not_available.app_error');
}
