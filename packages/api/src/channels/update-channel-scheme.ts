import { getHeldChannel } from '@foremast/domain/channels/get-channel';
import { saveChannel, tellChannelUpdated } from '@foremast/domain/channels/save-channel';
import { manageSystem } from '@foremast/domain/permissions/system';
import { getSchemeOf } from '@foremast/domain/schemes/get-scheme';
import { invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const updateChannelScheme = operation({
  id: 'UpdateChannelScheme',
  method: 'PUT',
  path: '/api/v4/channels/{channel_id}/scheme',
  summary: 'Put a channel under a scheme of its own.',
  body: t.Object({ scheme_id: t.String() }),
  bodyName: 'scheme_id',
  response: StatusOK,
  permission: ({ body }) => {
    if (!isId(body.scheme_id)) throw invalidBody('scheme_id');
    return [manageSystem];
  },
  async handle({ params, body }, ctx) {
    const scheme = await getSchemeOf(ctx.db, body.scheme_id, 'channel', 'api.channel.update_channel_scheme.scheme_scope.error');
    await ctx.tx(async (tx) => tellChannelUpdated(tx, await saveChannel(tx, await getHeldChannel(tx, params.channel_id), { scheme_id: scheme.id })));
    return OK;
  },
});
