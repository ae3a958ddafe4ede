import { createRecap as create, requireRecaps } from '@foremast/domain/recaps/recaps';
import { operation } from '@foremast/kernel/operation';
import { Recap } from '@foremast/wire/models/recap';
import { t } from '@foremast/wire/scalars';

export const createRecap = operation({
  id: 'CreateRecap',
  method: 'POST',
  path: '/api/v4/recaps',
  summary: 'Have an agent sum up what was said in some of one’s channels.',
  body: t.Object({ title: t.String(), channel_ids: t.Array(t.String()), agent_id: t.String() }),
  bodyName: 'body',
  lenientBody: true,
  response: Recap,
  status: 201,
  permission: 'session',
  handle({ body }, ctx) {
    requireRecaps(ctx);
    return create(ctx, body);
  },
});
