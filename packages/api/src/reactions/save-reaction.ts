import { addReaction } from '@foremast/domain/reactions/add-reaction';
import { operation } from '@foremast/kernel/operation';
import { Reaction } from '@foremast/wire/models/reaction';
import { t } from '@foremast/wire/scalars';

// Answers 200: the published reference says 201, clients have always seen 200.
export const saveReaction = operation({
  id: 'SaveReaction',
  method: 'POST',
  path: '/api/v4/reactions',
  summary: 'React to a message with an emoji.',
  body: t.Object({ user_id: t.String(), post_id: t.String(), emoji_name: t.String(), create_at: t.Integer() }),
  bodyName: 'reaction',
  response: Reaction,
  permission: 'session',
  handle: ({ body }, ctx) => addReaction(ctx, body),
});
