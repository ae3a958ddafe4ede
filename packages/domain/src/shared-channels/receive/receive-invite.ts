import type { Ctx, Tx } from '@foremast/kernel/context';
import { isId, newId } from '@foremast/kernel/id';
import { type ChannelRow, findChannel, findChannelByName } from '@foremast/store/queries/channels';
import type { RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import { findSharedChannel, findSharedChannelRemote, insertSharedChannel, saveSharedChannelRemote } from '@foremast/store/queries/shared-channels';
import { findTeamMember } from '@foremast/store/queries/team-members';
import { findTeam } from '@foremast/store/queries/teams';
import { findUser } from '@foremast/store/queries/users';
import { channelCreated } from '@foremast/wire/events';
import { DONE, type RemoteResponse } from '@foremast/wire/models/remote-response';
import type { ChannelInvite } from '@foremast/wire/models/sync-message';
import { addChannelMember } from '../../channels/add-member.ts';
import { emptyChannel, saveNewChannel } from '../../channels/create-channel.ts';
import { newSharedChannelRemote, tellSharedChanged } from '../share-channel.ts';
import { refused } from './refusals.ts';

const cut = (text: string, most: number): string => [...text].slice(0, most).join('');

/** The name that the channel has there, or one that is free here. */
async function freeName(tx: Tx, teamId: string, name: string, remote: RemoteClusterRow): Promise<string> {
  const there = name.toLowerCase().replace(/[^a-z0-9_-]/g, '') || newId();
  const marked = `${there.slice(0, 40)}-${remote.name.replace(/[^a-z0-9_-]/g, '').slice(0, 20)}`.replace(/-$/, '');
  for (const candidate of [there.slice(0, 64), marked]) if (!(await findChannelByName(tx.db, teamId, candidate))) return candidate;
  return newId();
}

/** Whoever connected the servers is the first in the channel, and lets the others in. */
async function letIn(tx: Tx, channel: ChannelRow, userId: string): Promise<void> {
  const user = await findUser(tx.db, userId);
  const inTeam = await findTeamMember(tx.db, channel.team_id, userId);
  if (user && user.delete_at === 0 && inTeam?.delete_at === 0) await addChannelMember(tx, channel, user, { admin: true });
}

async function newChannel(tx: Tx, remote: RemoteClusterRow, invite: ChannelInvite): Promise<ChannelRow> {
  const channel: ChannelRow = {
    ...emptyChannel(invite.channel_id, tx.now()),
    team_id: remote.default_team_id,
    type: invite.type as 'O' | 'P',
    name: await freeName(tx, remote.default_team_id, invite.name, remote),
    display_name: cut(invite.display_name || invite.name, 64),
    header: cut(invite.header, 1024),
    purpose: cut(invite.purpose, 250),
    creator_id: remote.creator_id,
    shared: true,
  };
  await saveNewChannel(tx, channel);
  await letIn(tx, channel, remote.creator_id);
  tx.emit(channelCreated, { channel_id: channel.id, team_id: channel.team_id }, { team: channel.team_id });
  return channel;
}

/**
 * A channel of another server is shared with this one: it is made here, under the same id, in the team that the connection
 * names. An id that is taken is only taken up again if it was a channel of that server before.
 */
export async function receiveInvite(ctx: Ctx, remote: RemoteClusterRow, invite: ChannelInvite): Promise<RemoteResponse> {
  if (!isId(invite.channel_id) || (invite.type !== 'O' && invite.type !== 'P')) return refused('only open and private channels can be shared');
  const team = await findTeam(ctx.db, remote.default_team_id);
  if (!team || team.delete_at > 0) return refused('there is no team for the channel');
  const shared = await findSharedChannel(ctx.db, invite.channel_id);
  if (shared) return !shared.home && shared.remote_id === remote.remote_id ? DONE : refused('the channel is shared already');
  const before = await findSharedChannelRemote(ctx.db, invite.channel_id, remote.remote_id);
  const known = await findChannel(ctx.db, invite.channel_id);
  if (known && (!before || known.delete_at > 0)) return refused('the channel cannot be taken up');
  return ctx.tx(async (tx) => {
    const now = tx.now();
    const channel = known ?? (await newChannel(tx, remote, invite));
    await insertSharedChannel(tx.db, {
      id: channel.id,
      team_id: channel.team_id,
      home: false,
      readonly: invite.read_only,
      name: channel.name,
      display_name: channel.display_name,
      purpose: channel.purpose,
      header: channel.header,
      creator_id: remote.creator_id,
      create_at: now,
      update_at: now,
      remote_id: remote.remote_id,
      type: channel.type,
    });
    await saveSharedChannelRemote(tx.db, {
      ...newSharedChannelRemote(channel.id, remote.remote_id, remote.creator_id, now),
      is_invite_confirmed: true,
    });
    tellSharedChanged(tx, channel);
    return DONE;
  });
}
