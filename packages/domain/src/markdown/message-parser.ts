import MarkdownIt, { type Token } from 'markdown-it';

export type { Token };

// Emphasis and tables hide nothing that a message says, so they are left unparsed. Link addresses are kept as typed: nothing here is rendered.
const parser = new MarkdownIt({ html: false, linkify: true }).disable(['emphasis', 'strikethrough', 'table']);
parser.normalizeLink = (url) => url;
parser.normalizeLinkText = (url) => url;
parser.validateLink = () => true;
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false }).add('//', null);
parser.linkify.add('www.', {
  validate: (text, pos) => WWW_REST.exec(text.slice(pos, pos + WWW_LONGEST))?.[0].length ?? 0,
  normalize: (match) => {
    match.url = `http://${match.url}`;
  },
});

/** What follows `www.`: a name with a dot, then anything up to a space, without closing punctuation. */
const WWW_REST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#:][^\s<>]*[^\s<>?!.,:*_~'")\]])?/u;
const WWW_LONGEST = 2048;

/** Signs without which a text can hold no code, link, image, escape, entity or list number: its words are its words. */
const MARKED = /[`[<&\\\t]|~~~| {4}|:\/\/|www\.|mailto:|^[ >*+-]*\d{1,9}[.)]/im;
/** Signs without which a text can hold no link or image. */
const LINKED = /\[|<\w|:\/\/|www\.|mailto:/i;

/** False for texts that surely hold no link or image: most of them. */
export function mayHoldLink(text: string): boolean {
  return LINKED.test(text);
}

const MOST_BRACKETS = 500;

/** Nobody writes so many links: a parser would look for the end of each, again and again. Without them their words are still words. */
export function tamed(text: string): string {
  let brackets = 0;
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) if (++brackets > MOST_BRACKETS) return text.replaceAll('[', ' ');
  return text;
}

/** A picture with the size that clients may give behind its address: `![words](address =100x50)`. */
const SIZED = /(!\[[^\]\n]{0,1000}\]\(\s{0,9}[^\s()]{1,2048}) {1,9}=\d{0,5}(?:x\d{0,5})?(?=\s{0,9}\))/g;
const withoutSizes = (text: string): string => (text.includes(' =') ? text.replace(SIZED, '$1') : text);

/** An address as it is meant, of how it is written: without escapes and entities. */
export const unescaped = (address: string): string => parser.utils.unescapeAll(address);

/** The block tokens of a message; costs time linear in its length, whatever it holds. */
export function parseMessage(text: string): Token[] {
  return parser.parse(withoutSizes(tamed(text)), {});
}

/** The parts of a text that people read as words: without code, addresses, titles and list numbers. */
export function readableParts(text: string): string[] {
  if (!MARKED.test(text)) return [text];
  const parts: string[] = [];
  for (const block of parseMessage(text)) if (block.children) collectText(block.children, parts);
  return parts;
}

function collectText(tokens: Token[], parts: string[]): void {
  let inUrl = false;
  for (const token of tokens) {
    if (token.type === 'link_open') inUrl = token.info === 'auto';
    else if (token.type === 'link_close') inUrl = false;
    else if (token.type === 'text' && !inUrl) parts.push(token.content);
    else if (token.type === 'image' && token.children) collectText(token.children, parts);
  }
}
