import type { Words } from './words.ts';

export const emojiWords: Words = {
  'api.emoji.create.duplicate.app_error': 'An emoji of this name exists already.',
  'api.emoji.create.other_user.app_error': 'You can add emoji only in your own name.',
  'api.emoji.create.parse.app_error': 'The form with the emoji cannot be read.',
  'api.emoji.create.too_large.app_error': 'The picture of the emoji is larger than this server accepts.',
  'api.emoji.disabled.app_error': 'Custom emoji are switched off on this server.',
  'api.emoji.get_image.read.app_error': 'This emoji has no picture.',
  'api.emoji.get_multiple_by_name_too_many.request_error': 'At most 200 emoji can be asked for at once.',
  'api.emoji.upload.image.app_error': 'The picture of an emoji must be a PNG, JPEG or GIF.',
  'api.emoji.upload.large_image.decode_error': 'The picture cannot be read, so it could not be made smaller.',
  'api.emoji.upload.large_image.gif_decode_error': 'The GIF cannot be read, so it could not be made smaller.',
  'api.emoji.upload.large_image.too_large.app_error': 'The picture has too many pixels in height or width.',
  'app.emoji.get.no_result': 'The emoji was not found.',
  'app.emoji.get_by_name.no_result': 'There is no custom emoji of this name.',
  'model.emoji.name.app_error': 'The name of an emoji has 1 to 64 letters, digits, hyphens, plus signs and underscores.',
  'model.emoji.user_id.app_error': 'Name the account that adds the emoji by its id.',
  'model.emoji.system_emoji_name.app_error': 'There is a standard emoji of this name. Choose another one.',
};
