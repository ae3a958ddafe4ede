import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import {
  findSharedChannel,
  findSharedChannelRemote,
  insertSharedChannel,
  type SharedChannelRemoteRow,
  type SharedChannelRow,
  saveSharedChannelRemote,
} from '@foremast/store/queries/shared-channels';
import { channelUpdated } from '@foremast/wire/events';
import type { SharedChannel } from '@foremast/wire/models/shared-channel';
import { audit } from '../audits/audit.ts';
import { isDirectOrGroup } from '../channels/get-channel.ts';
import { sendInvite } from './send-invite.ts';
import { uninviteRemoteRow } from './uninvite-row.ts';

export function presentSharedChannel({ type, remote_id, ...row }: SharedChannelRow): SharedChannel {
  return { ...row, ...(remote_id ? { remote_id } : {}), Type: type };
}

/** The team's clients look at the channel anew. */
export function tellSharedChanged(tx: Tx, channel: Pick<ChannelHead, 'id' | 'team_id'>): void {
  tx.emit(channelUpdated, { channel_id: channel.id }, { team: channel.team_id });
}

async function share(tx: Tx, channel: ChannelHead, userId: string): Promise<void> {
  const now = tx.now();
  await insertSharedChannel(tx.db, {
    id: channel.id,
    team_id: channel.team_id,
    home: true,
    readonly: false,
    name: channel.name,
    display_name: channel.display_name,
    purpose: channel.purpose,
    header: channel.header,
    creator_id: userId,
    create_at: now,
    update_at: now,
    remote_id: '',
    type: channel.type,
  });
  tellSharedChanged(tx, channel);
}

export function newSharedChannelRemote(channelId: string, remoteId: string, userId: string, now: number): SharedChannelRemoteRow {
  return {
    id: newId(),
    channel_id: channelId,
    creator_id: userId,
    create_at: now,
    update_at: now,
    delete_at: 0,
    is_invite_accepted: true,
    is_invite_confirmed: false,
    remote_id: remoteId,
    // What was said before the invitation is not for the others.
    last_post_update_at: now,
    last_post_id: '',
    last_post_create_at: now,
    last_post_create_id: '',
    last_members_sync_at: 0,
  };
}

/**
 * Another server is invited to a channel, which is shared from then on; it hears of it as soon as it can be reached. Inviting it
 * again is no error. Throws `api.shared_channel.invite_remote_to_channel_error` (400) for what cannot be shared from here.
 */
export async function inviteRemote(ctx: Ctx, remote: RemoteClusterRow, channel: ChannelHead): Promise<void> {
  const shared = await findSharedChannel(ctx.db, channel.id);
  const bound = channel.group_constrained === true;
  if (isDirectOrGroup(channel) || channel.delete_at > 0 || bound || shared?.home === false)
    throw badRequest('api.shared_channel.invite_remote_to_channel_error');
  await ctx.tx(async (tx) => {
    if (!shared) await share(tx, channel, ctx.userId);
    const known = await findSharedChannelRemote(tx.db, channel.id, remote.remote_id);
    if (!known || known.delete_at > 0)
      await saveSharedChannelRemote(tx.db, newSharedChannelRemote(channel.id, remote.remote_id, ctx.userId, tx.now()));
    await audit(tx, { extra: `channel_id=${channel.id} remote_id=${remote.remote_id}` });
    await tx.enqueue(sendInvite, { channel_id: channel.id, remote_id: remote.remote_id });
  });
}

/** Answers false when the channel was not shared with that server. */
export async function uninviteRemote(ctx: Ctx, remoteId: string, channelId: string): Promise<boolean> {
  const known = await findSharedChannelRemote(ctx.db, channelId, remoteId);
  if (!known || known.delete_at > 0) return false;
  await ctx.tx((tx) => uninviteRemoteRow(tx, known));
  return true;
}
