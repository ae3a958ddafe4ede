import { createEmoji as create } from '@foremast/domain/emoji/create-emoji';
import { smallForm } from '@foremast/domain/input/small-form';
import { onAnyTeam } from '@foremast/domain/permissions/any-team';
import { customEmojiOn } from '@foremast/domain/permissions/emoji';
import { decodeBody, parseFirstJson, WrongShape } from '@foremast/kernel/decode';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Emoji } from '@foremast/wire/models/emoji';
import { type Static, t } from '@foremast/wire/scalars';

const MOST_BYTES = 512 * 1024;
const ERRORS = { parse: 'api.emoji.create.parse.app_error', tooLarge: 'api.emoji.create.too_large.app_error' } as const;

const Made = t.Object({ name: t.String(), creator_id: t.String(), delete_at: t.Integer() });

function madeOf(text: string | undefined): Static<typeof Made> {
  try {
    if (text !== undefined) return decodeBody(Made, parseFirstJson(text));
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error;
  }
  throw invalidBody('emoji');
}

// Answers 200: the published reference says 201.
export const createEmoji = operation({
  id: 'CreateEmoji',
  method: 'POST',
  path: '/api/v4/emoji',
  summary: 'Add an emoji: a form with its picture as `image`, and `emoji`, JSON with its name and who adds it.',
  rawBody: true,
  response: Emoji,
  permission: 'session',
  async handle(_, ctx) {
    customEmojiOn(ctx);
    const { fields, files } = await smallForm(ctx, MOST_BYTES, ERRORS);
    await ctx.require(onAnyTeam('create_emojis'));
    const made = madeOf(fields.get('emoji'));
    return create(ctx, made, files.get('image'));
  },
});
