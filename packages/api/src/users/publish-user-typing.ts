import { onChannel } from '@foremast/domain/permissions/channel';
import { manageSystem } from '@foremast/domain/permissions/system';
import { OK, operation } from '@foremast/kernel/operation';
import { anyOf, self } from '@foremast/kernel/permission';
import { typing } from '@foremast/wire/events';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const publishUserTyping = operation({
  id: 'PublishUserTyping',
  method: 'POST',
  path: '/api/v4/users/{user_id}/typing',
  summary: 'Tell a channel that somebody is writing.',
  body: t.Object({ channel_id: t.String(), parent_id: t.String() }),
  bodyName: 'typing_request',
  response: StatusOK,
  permission: ({ params, body }) => [anyOf(self(params.user_id), manageSystem), onChannel('create_post', body.channel_id)],
  notWhenBusy: true,
  handle({ params, body }, ctx) {
    ctx.signal(typing, { parent_id: body.parent_id, user_id: params.user_id }, { channel: body.channel_id, omitUsers: [params.user_id] });
    return OK;
  },
});
