import { openDirect } from '@foremast/domain/channels/open-direct';
import { presentChannel } from '@foremast/domain/channels/present-channel';
import { hasSystem, onSystem } from '@foremast/domain/permissions/system';
import { maySeeAll } from '@foremast/domain/users/visibility';
import { invalidBody, noPermission } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const createDirectChannel = operation({
  id: 'CreateDirectChannel',
  method: 'POST',
  path: '/api/v4/channels/direct',
  summary: 'Open the channel of two people; the same one every time.',
  body: t.Array(t.String()),
  bodyError: 'api.payload.parse.error',
  response: Channel,
  status: 201,
  permission: 'session',
  async handle({ body }, ctx) {
    const [first, second] = body.length === 1 && body[0] === ctx.userId ? [ctx.userId, ctx.userId] : body;
    if (first === undefined || second === undefined || body.length > 2) throw invalidBody('user_ids');
    if (!isId(first) || !isId(second)) throw invalidBody('user_id');
    await ctx.require(onSystem('create_direct_channel'));
    const manages = await hasSystem(ctx, 'manage_system');
    if (first !== ctx.userId && second !== ctx.userId && !manages) throw noPermission();
    if (!(await maySeeAll(ctx, [first, second]))) throw noPermission();
    return presentChannel(await ctx.tx((tx) => openDirect(tx, first, second, manages)));
  },
});
