import type { Tx } from '@foremast/kernel/context';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { moderatedBy } from '@foremast/kernel/roles/permissions';
import { channelMembersPage } from '@foremast/store/queries/channel-member-lists';
import type { ChannelRow } from '@foremast/store/queries/channels';
import { type RoleRow, roles, saveRole } from '@foremast/store/queries/roles';
import { channelsUnderSchemes, type SchemeRow } from '@foremast/store/queries/schemes';
import { channelSchemeUpdated, roleUpdated } from '@foremast/wire/events';
import { presentRole, storedRole } from '../roles/present-role.ts';
import { createScheme, deleteScheme } from '../schemes/save-scheme.ts';
import { tellMember } from './member-roles.ts';
import { type ByKind, holdsAll, MODERATED_KINDS, type ModeratedKind, moderatedOf, ownScheme, permissionsOf, rightsAbove } from './moderations.ts';
import { saveChannel, tellChannelUpdated } from './save-channel.ts';

export interface ModerationPatch {
  readonly name: string;
  readonly roles: { readonly members?: boolean | undefined; readonly guests?: boolean | undefined };
}

const GIVEN = { user: 'members', guest: 'guests' } as const;
const BATCH = 1000;

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((item) => b.has(item));

/** What the channel's scheme shall say. Nothing can be given that the scope above does not give: 403. */
function apply(
  patches: readonly ModerationPatch[],
  before: ByKind<ReadonlySet<string>>,
  above: ByKind<ReadonlySet<string>>,
  type: ChannelRow['type'],
): ByKind<Set<string>> {
  const next = { user: new Set(before.user), guest: new Set(before.guest) };
  for (const { name, roles: wanted } of patches) {
    for (const kind of MODERATED_KINDS) {
      const value = wanted[GIVEN[kind]];
      if (value === undefined) continue;
      const needed = permissionsOf(name, type);
      if (value && (needed.length === 0 || !holdsAll(above[kind], needed)))
        throw forbidden('api.channel.patch_channel_moderations_for_channel.restricted_permission.app_error');
      for (const permission of moderatedBy(name)) {
        if (!value) next[kind].delete(permission);
        else if (above[kind].has(permission)) next[kind].add(permission);
      }
    }
  }
  return next;
}

const fieldOf = (kind: ModeratedKind) => `default_channel_${kind}_role` as const;

async function roleNamed(tx: Tx, name: string): Promise<RoleRow> {
  const role = (await roles(tx.db)).get(name);
  if (!role) throw badRequest('app.role.get_by_name.app_error');
  return role;
}

/** Tells everybody in the channel, and each member, that their roles are others now. */
async function tellSchemeChanged(tx: Tx, channel: ChannelRow): Promise<void> {
  tx.emit(channelSchemeUpdated, {}, { channel: channel.id });
  tellChannelUpdated(tx, channel);
  for (let offset = 0; ; offset += BATCH) {
    const members = await channelMembersPage(tx.db, channel.id, offset, BATCH);
    for (const member of members) await tellMember(tx, member);
    if (members.length < BATCH) return;
  }
}

/** Writes the roles of a scheme; those that stay as they are are told only when the scheme is new. */
async function writeRoles(tx: Tx, channel: ChannelRow, scheme: SchemeRow, next: ByKind<ReadonlySet<string>>, isNew: boolean): Promise<void> {
  for (const kind of MODERATED_KINDS) {
    const role = await roleNamed(tx, scheme[fieldOf(kind)]);
    if (!isNew && same(new Set(role.permissions), next[kind])) continue;
    const changed = { ...role, permissions: [...next[kind]], update_at: Math.max(tx.now(), role.create_at + 1) };
    await saveRole(tx.db, changed);
    tx.emit(roleUpdated, { role: JSON.stringify(storedRole(changed)) }, { channel: channel.id });
  }
  if (!isNew) return;
  const admin = await presentRole(tx.db, await roleNamed(tx, scheme.default_channel_admin_role));
  tx.emit(roleUpdated, { role: JSON.stringify(admin) }, { channel: channel.id });
}

async function beginScheme(tx: Tx, channel: ChannelRow, next: ByKind<ReadonlySet<string>>): Promise<ChannelRow> {
  const scheme = await createScheme(tx, { name: newId(), display_name: newId(), description: '', scope: 'channel' });
  const moderated = await saveChannel(tx, channel, { scheme_id: scheme.id });
  await writeRoles(tx, moderated, scheme, next, true);
  await tellSchemeChanged(tx, moderated);
  return moderated;
}

/** The channel is as its team says again; a scheme that no other channel has ends. */
async function endScheme(tx: Tx, channel: ChannelRow, scheme: SchemeRow): Promise<ChannelRow> {
  const free = await saveChannel(tx, channel, { scheme_id: null });
  if ((await channelsUnderSchemes(tx.db, [scheme.id])).length === 0) await deleteScheme(tx, scheme);
  await tellSchemeChanged(tx, free);
  return free;
}

/**
 * Takes rights from the members and guests of a channel, or gives them back. The channel gets a scheme of its own when it
 * differs from its team, and loses it when it does not any more.
 */
export async function moderateChannel(tx: Tx, channel: ChannelRow, patches: readonly ModerationPatch[]): Promise<ChannelRow> {
  if (channel.delete_at > 0) throw badRequest('app.channel.update.bad_id');
  const [above, scheme] = [await rightsAbove(tx.db, channel), await ownScheme(tx.db, channel)];
  const whole: ByKind<ReadonlySet<string>> = { user: new Set(moderatedOf(above.user)), guest: new Set(moderatedOf(above.guest)) };
  const stored = async (kind: ModeratedKind) => (scheme ? new Set((await roleNamed(tx, scheme[fieldOf(kind)])).permissions) : whole[kind]);
  const next = apply(patches, { user: await stored('user'), guest: await stored('guest') }, above, channel.type);
  // What the scope above does not give is nothing that the channel takes away.
  const free = MODERATED_KINDS.every((kind) => [...whole[kind]].every((permission) => next[kind].has(permission)));
  if (free) return scheme && patches.length > 0 ? endScheme(tx, channel, scheme) : channel;
  if (!scheme) return beginScheme(tx, channel, next);
  await writeRoles(tx, channel, scheme, next, false);
  return channel;
}
