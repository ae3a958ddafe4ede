import { badRequest, invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

const ACTIONS = new Set(['custom', 'shorten', 'elaborate', 'improve_writing', 'fix_spelling', 'simplify', 'summarize']);

// Agents come with plugins. While no agent is there, the one that is asked for cannot be called.
export const rewriteMessage = operation({
  id: 'RewriteMessage',
  method: 'POST',
  path: '/api/v4/posts/rewrite',
  summary: 'Have a text rewritten by an agent.',
  body: t.Object({ agent_id: t.String(), message: t.String(), action: t.String(), custom_prompt: t.String(), root_id: t.String() }),
  bodyName: 'request_body',
  response: t.Object({ rewritten_text: t.String(), changes_made: t.Array(t.String()) }),
  permission: 'session',
  handle({ body }): { rewritten_text: string; changes_made: string[] } {
    if (!isId(body.agent_id)) throw invalidBody('agent_id');
    if (body.root_id !== '' && !isId(body.root_id)) throw invalidBody('root_id');
    if (!ACTIONS.has(body.action)) throw badRequest('app.post.rewrite.invalid_action');
    throw badRequest('app.post.rewrite.agent_call_failed');
  },
});
