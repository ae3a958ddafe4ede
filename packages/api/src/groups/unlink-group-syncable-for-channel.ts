import { getSyncedGroup } from '@foremast/domain/groups/get-group';
import { checkMayFill, getTarget, unlinkGroup } from '@foremast/domain/groups/link-group';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const unlinkGroupSyncableForChannel = operation({
  id: 'UnlinkGroupSyncableForChannel',
  method: 'DELETE',
  path: '/api/v4/groups/{group_id}/channels/{channel_id}/link',
  summary: 'A group no longer fills a channel.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    const group = await getSyncedGroup(ctx.db, params.group_id);
    const target = await getTarget(ctx, 'channel', params.channel_id);
    await checkMayFill(ctx, group, target);
    await ctx.tx((tx) => unlinkGroup(tx, group, target));
    return OK;
  },
});
