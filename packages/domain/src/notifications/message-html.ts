import MarkdownIt from 'markdown-it';
import { escapeHtml } from '../mail/fill-template.ts';
import { tamed } from '../markdown/message-parser.ts';

// Raw HTML in a message stays text; addresses that could run something are not made links.
const parser = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image');
const LONGEST = 16_384;

/** The place of a channel that a message names with a `~`. */
export type LinkOfChannel = (name: string) => { readonly title: string; readonly url: string } | undefined;

const CHANNEL = /~([a-z0-9][a-z0-9._-]*)/g;

/** A message as HTML for a mail, with the channels that it names as links. */
export function messageHtml(message: string, linkOf: LinkOfChannel): string {
  const tokens = parser.parse(tamed(message.slice(0, LONGEST)), {});
  for (const { children } of tokens) {
    for (const token of children ?? []) {
      if (token.type !== 'text' || !token.content.includes('~')) continue;
      const html = withChannels(token.content, linkOf);
      token.type = 'html_inline';
      token.content = html;
    }
  }
  return parser.renderer.render(tokens, parser.options, {});
}

function withChannels(text: string, linkOf: LinkOfChannel): string {
  let html = '';
  let end = 0;
  for (const match of text.matchAll(CHANNEL)) {
    const link = linkOf(match[1] ?? '');
    if (!link) continue;
    html += `${escapeHtml(text.slice(end, match.index))}<a href="${escapeHtml(link.url)}">~${escapeHtml(link.title)}</a>`;
    end = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(end));
}
