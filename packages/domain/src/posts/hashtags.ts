const EDGE_BEFORE = /^[^\p{L}0-9#]+/u;
// The lookbehind keeps it linear on long runs of signs.
const EDGE_AFTER = /(?<=[\p{L}0-9])[^\p{L}0-9]+$/u;
const HASHTAG = /^#\p{L}[\p{L}0-9\-_.]*[\p{L}0-9]$/u;
const STORED_LENGTH = 1000;

/** The hashtags of a message, separated by spaces, in order and with repeats, as they are stored. */
export function hashtags(message: string, minimumLength = 3): string {
  if (!message.includes('#')) return '';
  const tags: string[] = [];
  for (const word of message.split(/\s+/)) {
    const tag = hashtagOf(word);
    if (tag && Array.from(tag).length >= minimumLength) tags.push(tag);
  }
  return fitting(tags.join(' '));
}

/** Code counts here; a tag must be the whole word but for punctuation around it. */
function hashtagOf(word: string): string | undefined {
  if (!word.includes('#')) return undefined;
  const tag = word
    .replace(EDGE_BEFORE, '')
    .replace(EDGE_AFTER, '')
    .replace(/^#{2,}/, '#');
  return HASHTAG.test(tag) ? tag : undefined;
}

/** Too long a list loses its last tag even where that would just have fitted: the limit counts the space after it. */
function fitting(list: string): string {
  if (list.length <= STORED_LENGTH) return list;
  return list.slice(0, Math.max(0, list.lastIndexOf(' ', STORED_LENGTH - 2)));
}
