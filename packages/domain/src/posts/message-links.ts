import { mayHoldLink, parseMessage, type Token } from '../markdown/message-parser.ts';
import { attachmentTexts, type MessageAttachment } from './attachments.ts';

export interface MessageLinks {
  /** The first web address that the message links to, outside code. */
  first: string | undefined;
  /** The addresses of its images, each once. */
  images: string[];
}

const WEB = /^https?:\/\//i;
const POST_PATH = /^\/[0-9a-z_-]{1,64}\/pl\/([a-z0-9]{26})$/;

/** One pass over a message for all that its metadata needs of its links. Those that are not allowed are as if they were not there. */
export function messageLinks(message: string, allows: (url: string) => boolean = () => true): MessageLinks {
  const found: MessageLinks = { first: undefined, images: [] };
  if (!mayHoldLink(message)) return found;
  for (const block of parseMessage(message)) {
    for (const token of block.children ?? []) visit(token, found, allows);
  }
  found.images = [...new Set(found.images)];
  return found;
}

export function firstLink(message: string): string | undefined {
  return messageLinks(message).first;
}

export function imageUrls(message: string): string[] {
  return messageLinks(message).images;
}

/** The addresses of all pictures shown with attachments, each once. */
export function attachmentImageUrls(attachments: readonly MessageAttachment[]): string[] {
  const shown = attachments.flatMap((attachment) => [attachment.author_icon, attachment.image_url, attachment.thumb_url, attachment.footer_icon]);
  return [...new Set([...attachmentTexts(attachments).flatMap(imageUrls), ...shown.filter((url) => url !== '')])];
}

/** The id of the post that an address of this server leads to. */
export function permalinkPostId(url: string, siteUrl: string): string | undefined {
  const site = siteUrl.replace(/\/+$/, '');
  if (site === '' || !url.startsWith(`${site}/`)) return undefined;
  return POST_PATH.exec(url.slice(site.length))?.[1];
}

function visit(token: Token, found: MessageLinks, allows: (url: string) => boolean): void {
  if (token.type === 'link_open') {
    const written = String(token.attrGet('href') ?? '');
    // Marks of emphasis around a bare address are not part of it.
    const href = token.info === 'auto' ? written.replace(/[*_~]+$/, '') : written;
    if (found.first === undefined && WEB.test(href) && allows(href)) found.first = href;
  }
  if (token.type !== 'image') return;
  const src = String(token.attrGet('src') ?? '');
  if (src !== '' && allows(src)) found.images.push(src);
  for (const child of token.children ?? []) visit(child, found, allows);
}
