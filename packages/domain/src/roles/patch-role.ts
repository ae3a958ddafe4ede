import type { Ctx, Tx } from '@foremast/kernel/context';
import { AppError, badRequest } from '@foremast/kernel/error';
import type { Audience } from '@foremast/kernel/event';
import { changesProtected, isPermission } from '@foremast/kernel/roles/permissions';
import { type RoleRow, saveRole } from '@foremast/store/queries/roles';
import {
  channelsUnderSchemes,
  channelsWithScheme,
  findScheme,
  type SchemedChannel,
  type SchemeRow,
  teamIdsUnderScheme,
} from '@foremast/store/queries/schemes';
import { roleUpdated } from '@foremast/wire/events';
import { onSystem } from '../permissions/system.ts';
import { presentRole } from './present-role.ts';

/** Built-in roles that everybody has somewhere. The others make administrators, or belong to one scheme. */
const COMMON =
  /^(channel|team|playbook|run)_(admin|user|guest|member)$|^(channel|team)_post_all(_public)?$|^system_(user|guest|post_all|post_all_public|user_access_token)$/;

export async function checkMayPatch(ctx: Ctx, role: RoleRow): Promise<void> {
  const common = role.built_in && COMMON.test(role.name);
  await ctx.require(onSystem(`sysconsole_write_user_management_${common ? 'permissions' : 'system_roles'}`));
}

function checked(role: RoleRow, permissions: readonly string[]): string[] {
  if (changesProtected(role.permissions, permissions)) throw new AppError('api.roles.patch_roles.not_allowed_permission.error', 501);
  if (!permissions.every(isPermission)) throw badRequest('app.role.save.invalid_role.app_error');
  return [...new Set(permissions)].sort();
}

/** Who has to know: everybody, or those who are under the role's scheme. */
async function audiencesOf(tx: Tx, role: RoleRow): Promise<Audience[]> {
  const scheme = role.scheme_id ? await findScheme(tx.db, role.scheme_id) : undefined;
  if (!role.scheme_managed || role.built_in || !scheme) return [{}];
  if (scheme.scope === 'team') return (await teamIdsUnderScheme(tx.db, scheme.id)).map((team) => ({ team }));
  return (await channelsUnderSchemes(tx.db, [scheme.id])).map(({ channel_id }) => ({ channel: channel_id }));
}

const KINDS = ['guest', 'user', 'admin'] as const;

/** Which role of channels without a scheme of their own this one is: guests', members' or administrators'. */
async function channelKind(tx: Tx, role: RoleRow): Promise<{ kind: (typeof KINDS)[number]; team: SchemeRow | undefined } | undefined> {
  const team = role.scheme_id ? await findScheme(tx.db, role.scheme_id) : undefined;
  if (team && team.scope !== 'team') return undefined;
  const kind = KINDS.find((k) => (team ? team[`default_channel_${k}_role`] : `channel_${k}`) === role.name);
  return kind && { kind, team };
}

const isUnder = (channel: SchemedChannel, team: SchemeRow | undefined): boolean => (channel.team_scheme_id || undefined) === team?.id;

/** Roles of channels' own schemes follow what stands above them: their members are told too. */
async function tellBelow(tx: Tx, role: RoleRow, byName: ReadonlyMap<string, RoleRow>): Promise<void> {
  const above = await channelKind(tx, role);
  if (!above) return;
  for (const channel of (await channelsWithScheme(tx.db)).filter((c) => isUnder(c, above.team))) {
    const scheme = await findScheme(tx.db, channel.scheme_id);
    const below = scheme && byName.get(scheme[`default_channel_${above.kind}_role`]);
    if (below) tx.emit(roleUpdated, { role: JSON.stringify(await presentRole(tx.db, below)) }, { channel: channel.channel_id });
  }
}

/** Gives a role these permissions; it takes effect at once. Throws 501 for protected permissions, 400 for unknown ones. */
export async function patchRole(tx: Tx, role: RoleRow, permissions: readonly string[], byName: ReadonlyMap<string, RoleRow>): Promise<RoleRow> {
  const next = { ...role, permissions: checked(role, permissions), update_at: tx.now() };
  await saveRole(tx.db, next);
  const text = JSON.stringify(await presentRole(tx.db, next));
  for (const audience of await audiencesOf(tx, next)) tx.emit(roleUpdated, { role: text }, audience);
  await tellBelow(tx, next, byName);
  return next;
}
