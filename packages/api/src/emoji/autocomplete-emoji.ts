import { customEmojiOn } from '@foremast/domain/permissions/emoji';
import { invalidUrl } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { searchEmoji } from '@foremast/store/queries/emoji';
import { Emoji } from '@foremast/wire/models/emoji';
import { t } from '@foremast/wire/scalars';

const MOST = 100;

export const autocompleteEmoji = operation({
  id: 'AutocompleteEmoji',
  method: 'GET',
  path: '/api/v4/emoji/autocomplete',
  summary: 'Added emoji whose name begins with a text.',
  query: t.Object({ name: t.String() }),
  response: t.Array(Emoji),
  permission: 'session',
  handle({ query }, ctx) {
    if (query.name === '') throw invalidUrl('name');
    customEmojiOn(ctx, 403);
    return searchEmoji(ctx.db, query.name, { prefixOnly: true, limit: MOST });
  },
});
