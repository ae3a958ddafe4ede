import { presentUser } from '@foremast/domain/users/present-user';
import { viewerOfOthers } from '@foremast/domain/users/viewer';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { groupMessageMembers } from '@foremast/store/queries/group-message-members';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

// Only group messages that the caller is in, and without the caller.
export const getUsersByGroupChannelIds = operation({
  id: 'GetUsersByGroupChannelIds',
  method: 'POST',
  path: '/api/v4/users/group_channels',
  summary: 'The other people of one’s group messages, by channel.',
  body: t.Unknown(),
  lenientBody: true,
  response: t.Record(t.String(), t.Array(User)),
  permission: 'session',
  async handle({ body }, ctx) {
    if (!Array.isArray(body) || body.length === 0 || body.some((id) => typeof id !== 'string')) throw badRequest('api.payload.parse.error');
    const viewer = await viewerOfOthers(ctx);
    const found = await groupMessageMembers(ctx.db, ctx.userId, body);
    return Object.fromEntries([...found].map(([channelId, rows]) => [channelId, rows.map((row) => presentUser(row, viewer, ctx.config))]));
  },
});
