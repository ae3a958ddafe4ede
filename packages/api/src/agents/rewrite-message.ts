import { badRequest, invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const rewriteMessage = operation({
  id: 'RewriteMessage',
  method: 'POST',
  path: '/api/v4/posts/rewrite',
  summary: 'Let an agent put a message in other words.',
  body: t.Object({ agent_id: t.String(), message: t.String(), action: t.String(), custom_prompt: t.String(), root_id: t.String() }),
  bodyName: 'request_body',
  response: t.Object({ rewritten_text: t.String() }),
  permission: 'session',
  handle({ body }) {
    if (!isId(body.agent_id)) throw invalidBody('agent_id');
    throw badRequest('app.post.rewrite.agent_call_failed');
  },
});
