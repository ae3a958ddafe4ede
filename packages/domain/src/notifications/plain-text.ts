import MarkdownIt, { type Token } from 'markdown-it';
import { tamed } from '../markdown/message-parser.ts';

const parser = new MarkdownIt({ html: false, linkify: false });
/** No more of a message goes into a notification. */
const LONGEST = 4_000;

/** What is read of a line: without marks, links by their words, pictures by theirs. */
function inlineText(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' ';
    else if (token.type === 'image') text += token.content;
    else text += token.content;
  }
  return text;
}

/** A message without its Markdown, in one line: for where only plain words can be shown. */
export function plainText(message: string): string {
  const parts: string[] = [];
  for (const token of parser.parse(tamed(message.slice(0, LONGEST)), {})) {
    if (token.type === 'inline' && token.children) parts.push(inlineText(token.children), ' ');
    else if (token.type === 'fence' || token.type === 'code_block') parts.push(token.content.trim().replace(/\s*\n\s*/g, ' '), ' ');
    // What follows a quotation is set right behind it: phones show it so.
    else if (token.type === 'blockquote_close' && parts.at(-1) === ' ') parts.pop();
  }
  return parts.join('').trim();
}
