import { press } from '@foremast/domain/actions/press';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const doPostAction = operation({
  id: 'DoPostAction',
  method: 'POST',
  path: '/api/v4/posts/{post_id}/actions/{action_id}',
  summary: 'Press a button of a message, or choose from one of its menus.',
  body: t.Object({ selected_option: t.String(), cookie: t.String() }),
  lenientBody: true,
  response: t.Object({ status: t.String(), trigger_id: t.String() }),
  permission: 'session',
  uncheckedParams: ['action_id'],
  handle: async ({ params, body }, ctx) => ({
    status: 'OK',
    trigger_id: await press(ctx, { postId: params.post_id, actionId: params.action_id, selected: body.selected_option, cookie: body.cookie }),
  }),
});
