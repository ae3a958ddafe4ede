import { autocompleteEmoji } from './autocomplete-emoji.ts';
import { createEmoji } from './create-emoji.ts';
import { deleteEmoji } from './delete-emoji.ts';
import { getEmoji } from './get-emoji.ts';
import { getEmojiByName } from './get-emoji-by-name.ts';
import { getEmojiImage } from './get-emoji-image.ts';
import { getEmojiList } from './get-emoji-list.ts';
import { getEmojisByNames } from './get-emojis-by-names.ts';
import { searchEmoji } from './search-emoji.ts';

export const emoji = [
  autocompleteEmoji,
  createEmoji,
  deleteEmoji,
  getEmoji,
  getEmojiByName,
  getEmojiImage,
  getEmojiList,
  getEmojisByNames,
  searchEmoji,
];
