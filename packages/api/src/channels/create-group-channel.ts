import { openGroup } from '@foremast/domain/channels/open-group';
import { presentChannel } from '@foremast/domain/channels/present-channel';
import { onSystem } from '@foremast/domain/permissions/system';
import { maySeeAll } from '@foremast/domain/users/visibility';
import { invalidBody, noPermission } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const createGroupChannel = operation({
  id: 'CreateGroupChannel',
  method: 'POST',
  path: '/api/v4/channels/group',
  summary: 'Open the group message of the caller and the people named; the same one every time.',
  body: t.Array(t.String()),
  bodyError: 'api.payload.parse.error',
  response: Channel,
  status: 201,
  permission: 'session',
  async handle({ body }, ctx) {
    if (body.length === 0) throw invalidBody('user_ids');
    if (!body.every(isId)) throw invalidBody('user_id');
    await ctx.require(onSystem('create_group_channel'));
    if (!(await maySeeAll(ctx, body))) throw noPermission();
    return presentChannel(await ctx.tx((tx) => openGroup(tx, [ctx.userId, ...body])));
  },
});
