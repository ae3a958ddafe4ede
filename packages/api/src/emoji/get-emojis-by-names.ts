import { textList } from '@foremast/domain/input/text-list';
import { customEmojiOn } from '@foremast/domain/permissions/emoji';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { emojiByNames } from '@foremast/store/queries/emoji';
import { Emoji } from '@foremast/wire/models/emoji';
import { t } from '@foremast/wire/scalars';

const MOST = 200;

export const getEmojisByNames = operation({
  id: 'GetEmojisByNames',
  method: 'POST',
  path: '/api/v4/emoji/names',
  summary: 'Added emoji by their names; names that nobody has added are left out.',
  body: t.Unknown(),
  bodyError: 'api.payload.parse.error',
  response: t.Array(Emoji),
  permission: 'session',
  handle({ body }, ctx) {
    const names = textList(body, 'names');
    if (names.length > MOST) throw badRequest('api.emoji.get_multiple_by_name_too_many.request_error');
    customEmojiOn(ctx);
    return emojiByNames(ctx.db, names);
  },
});
