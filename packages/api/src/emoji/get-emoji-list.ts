import { customEmojiOn } from '@foremast/domain/permissions/emoji';
import { paging } from '@foremast/kernel/decode';
import { invalidUrl } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { emojiPage } from '@foremast/store/queries/emoji';
import { Emoji } from '@foremast/wire/models/emoji';
import { t } from '@foremast/wire/scalars';

export const getEmojiList = operation({
  id: 'GetEmojiList',
  method: 'GET',
  path: '/api/v4/emoji',
  summary: 'The emoji that people of this server have added.',
  query: t.Object({ ...paging, sort: t.String() }),
  response: t.Array(Emoji),
  permission: 'session',
  handle({ query }, ctx) {
    customEmojiOn(ctx);
    if (query.sort !== '' && query.sort !== 'name') throw invalidUrl('sort');
    return emojiPage(ctx.db, { page: query.page, perPage: query.per_page, byName: query.sort === 'name' });
  },
});
