import { readableParts } from '../markdown/message-parser.ts';
import { attachmentTexts, type MessageAttachment } from './attachments.ts';

const WORD = /[\p{L}\p{N}:.\-_@]+/gu;
const LEADING_PUNCTUATION = /^[:.\-_]+/;
/** No more characters of one post are searched for mentions. A message is far shorter; attachments may not be. */
const SEARCHED_LENGTH = 131_072;

/** The words of a post that may mention someone: its message, and of its attachments what is said in them. */
export function postWords(message: string, attachments: readonly MessageAttachment[] = []): string[] {
  const words: string[] = [];
  let left = SEARCHED_LENGTH;
  for (const text of attachments.length === 0 ? [message] : [message, ...attachmentTexts(attachments)]) {
    const searched = text.length > left ? text.slice(0, left) : text;
    for (const part of readableParts(searched)) collectWords(part, words);
    left -= searched.length;
  }
  return words;
}

function collectWords(text: string, words: string[]): void {
  for (const run of text.match(WORD) ?? []) {
    if (run.startsWith(':') && run.endsWith(':')) continue; // an emoji
    const word = run.replace(LEADING_PUNCTUATION, '');
    if (word !== '') words.push(word);
  }
}
