import { autocompleteEmoji } from './autocomplete-emoji.ts';
import { getEmojiByName } from './get-emoji-by-name.ts';
import { getEmojiList } from './get-emoji-list.ts';
import { getEmoji } from './get-emoji.ts';
import { getEmojisByNames } from './get-emojis-by-names.ts';
import { searchEmoji } from './search-emoji.ts';

export const emoji = [autocompleteEmoji, getEmoji, getEmojiByName, getEmojiList, getEmojisByNames, searchEmoji];
