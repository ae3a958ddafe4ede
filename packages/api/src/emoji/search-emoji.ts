import { customEmojiOn } from '@foremast/domain/permissions/emoji';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { searchEmoji as search } from '@foremast/store/queries/emoji';
import { Emoji } from '@foremast/wire/models/emoji';
import { t } from '@foremast/wire/scalars';

const MOST = 100;

export const searchEmoji = operation({
  id: 'SearchEmoji',
  method: 'POST',
  path: '/api/v4/emoji/search',
  summary: 'Added emoji whose name contains a text.',
  body: t.Object({ term: t.String(), prefix_only: t.Boolean() }),
  bodyName: 'term',
  response: t.Array(Emoji),
  permission: 'session',
  handle({ body }, ctx) {
    if (body.term === '') throw invalidBody('term');
    customEmojiOn(ctx, 403);
    return search(ctx.db, body.term, { prefixOnly: body.prefix_only, limit: MOST });
  },
});
