import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, noPermission, notFound } from '@foremast/kernel/error';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import {
  findSyncable,
  type NamedSyncable,
  namedSyncable,
  type SyncableKind,
  type SyncableRow,
  saveSyncable,
  unlinkChannelsOfTeam,
} from '@foremast/store/queries/group-syncables';
import type { GroupRow } from '@foremast/store/queries/groups';
import type { TeamRow } from '@foremast/store/queries/teams';
import { groupAssociatedToChannel, groupAssociatedToTeam, groupNotAssociatedToChannel, groupNotAssociatedToTeam } from '@foremast/wire/events';
import { hasByType } from '../permissions/channel.ts';
import { hasSystem } from '../permissions/system.ts';
import { hasOnTeam } from '../permissions/team.ts';
import { getTeam } from '../teams/get-team.ts';
import { knowsAllGroups } from './present-group.ts';
import { syncGroups } from './sync-groups.ts';

/** A team, or a channel with its team, that a group is to fill. */
export interface Target {
  readonly kind: SyncableKind;
  readonly id: string;
  readonly team: TeamRow;
  readonly channel?: ChannelHead;
}

export async function getTarget(ctx: Ctx, kind: SyncableKind, id: string): Promise<Target> {
  if (kind === 'team') return { kind, id, team: await getTeam(ctx.db, id) };
  const channel = await channelHead(ctx.db, id);
  if (!channel) throw notFound('app.channel.get.existing.app_error');
  return { kind, id, channel, team: await getTeam(ctx.db, channel.team_id) };
}

const isLive = (link: SyncableRow | undefined): link is SyncableRow => link !== undefined && link.delete_at === 0;

const mayFillTeam = async (ctx: Ctx, teamId: string): Promise<boolean> =>
  (await hasOnTeam(ctx, 'invite_user', teamId)) || hasSystem(ctx, 'sysconsole_write_user_management_groups');

/** Who may bring people in may have a group bring them in. Linking a channel links its team too, which has to be allowed as well. */
export async function checkMayFill(ctx: Ctx, group: GroupRow, { kind, team, channel }: Target): Promise<void> {
  if (!group.allow_reference && !(await knowsAllGroups(ctx))) throw noPermission();
  if (kind === 'team' || !channel) {
    if (!(await mayFillTeam(ctx, team.id))) throw noPermission();
    return;
  }
  if (!(await hasByType(ctx, 'manage_{}_channel_members', channel))) throw noPermission();
  if (!isLive(await findSyncable(ctx.db, 'team', group.id, team.id)) && !(await mayFillTeam(ctx, team.id))) throw noPermission();
}

export interface LinkOptions {
  readonly auto_add?: boolean;
  readonly scheme_admin?: boolean;
}

async function link(tx: Tx, kind: SyncableKind, groupId: string, targetId: string, options: LinkOptions): Promise<void> {
  const known = await findSyncable(tx.db, kind, groupId, targetId);
  const live = isLive(known);
  const now = tx.now();
  await saveSyncable(tx.db, kind, {
    group_id: groupId,
    target_id: targetId,
    auto_add: options.auto_add ?? (live && known.auto_add),
    scheme_admin: options.scheme_admin ?? (live && known.scheme_admin),
    create_at: known?.create_at ?? now,
    update_at: now,
    delete_at: 0,
  });
  if (live) return;
  if (kind === 'team') tx.emit(groupAssociatedToTeam, { group_id: groupId }, { team: targetId });
  else tx.emit(groupAssociatedToChannel, { group_id: groupId }, { channel: targetId });
}

const named = async (tx: Tx, kind: SyncableKind, groupId: string, targetId: string): Promise<NamedSyncable> =>
  (await namedSyncable(tx.db, kind, groupId, targetId)) as NamedSyncable;

/**
 * From now on the group fills the team or channel; people come in at once. Throws `group_not_associated_to_synced_team` (400)
 * for a channel whose team is filled by other groups only.
 */
export async function linkGroup(tx: Tx, group: GroupRow, { kind, id, team }: Target, options: LinkOptions): Promise<NamedSyncable> {
  if (kind === 'channel' && !isLive(await findSyncable(tx.db, 'team', group.id, team.id))) {
    if (team.group_constrained) throw badRequest('group_not_associated_to_synced_team');
    await link(tx, 'team', group.id, team.id, options.auto_add === undefined ? {} : { auto_add: options.auto_add });
    await tx.enqueue(syncGroups, { kind: 'team', id: team.id });
  }
  await link(tx, kind, group.id, id, options);
  await tx.enqueue(syncGroups, { kind, id });
  return named(tx, kind, group.id, id);
}

/** Changes how a group fills a team or channel. Throws `app.group.no_rows` (404) where it does not. */
export async function patchLink(tx: Tx, group: GroupRow, { kind, id }: Target, options: LinkOptions): Promise<NamedSyncable> {
  if (!isLive(await findSyncable(tx.db, kind, group.id, id))) throw notFound('app.group.no_rows');
  await link(tx, kind, group.id, id, options);
  await tx.enqueue(syncGroups, { kind, id });
  return named(tx, kind, group.id, id);
}

/** The group no longer fills the team, and none of its channels, or no longer fills the channel. Throws 400 where it did not any more. */
export async function unlinkGroup(tx: Tx, group: GroupRow, { kind, id }: Target): Promise<void> {
  const known = await findSyncable(tx.db, kind, group.id, id);
  if (!known) throw notFound('app.group.no_rows');
  if (known.delete_at > 0) throw badRequest('app.group.group_syncable_already_deleted');
  const now = tx.now();
  await saveSyncable(tx.db, kind, { ...known, delete_at: now, update_at: now });
  const gone = { group_id: group.id };
  if (kind === 'team') {
    tx.emit(groupNotAssociatedToTeam, gone, { team: id });
    for (const channel of await unlinkChannelsOfTeam(tx.db, group.id, id, now)) {
      tx.emit(groupNotAssociatedToChannel, gone, { channel });
      await tx.enqueue(syncGroups, { kind: 'channel', id: channel });
    }
  } else tx.emit(groupNotAssociatedToChannel, gone, { channel: id });
  await tx.enqueue(syncGroups, { kind, id });
}
