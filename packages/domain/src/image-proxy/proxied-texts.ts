import type { Settings } from '@foremast/kernel/config/settings';
import { mayHoldLink, unescaped } from '../markdown/message-parser.ts';
import type { MessageAttachment } from '../posts/attachments.ts';
import { messageLinks } from '../posts/message-links.ts';
import { picturePlaces } from './picture-places.ts';
import { proxiedAddress, proxiesPictures, unproxiedAddress } from './proxied-address.ts';

type Change = (url: string) => string;

/** The same text with the addresses of its pictures changed. */
function withPictures(text: string, change: Change): string {
  if (!text.includes('![') || !mayHoldLink(text)) return text;
  const pictures = new Set(messageLinks(text).images);
  if (pictures.size === 0) return text;
  let changed = '';
  let end = 0;
  for (const place of picturePlaces(text)) {
    const address = text.slice(place.start, place.end).replace(/>$/, '');
    const meant = unescaped(address);
    if (place.start < end || !pictures.has(meant)) continue;
    const to = change(meant);
    // What stays is left as it is written.
    if (to === meant) continue;
    changed += text.slice(end, place.start) + to;
    end = place.start + address.length;
  }
  return changed + text.slice(end);
}

function attachmentWith(attachment: MessageAttachment, change: Change): MessageAttachment {
  const { pretext, text, fields, author_icon, image_url, thumb_url, footer_icon } = attachment;
  return {
    ...attachment,
    pretext: withPictures(pretext ?? '', change),
    text: withPictures(text ?? '', change),
    fields: fields?.map((field) => (typeof field.value === 'string' ? { ...field, value: withPictures(field.value, change) } : field)) ?? null,
    author_icon: change(author_icon ?? ''),
    image_url: change(image_url ?? ''),
    thumb_url: change(thumb_url ?? ''),
    footer_icon: change(footer_icon ?? ''),
  };
}

const propsWith = (props: Record<string, unknown>, change: Change): Record<string, unknown> =>
  Array.isArray(props.attachments)
    ? { ...props, attachments: (props.attachments as MessageAttachment[]).map((attachment) => attachmentWith(attachment, change)) }
    : props;

export const proxiedText = (settings: Settings, text: string): string => withPictures(text, (url) => proxiedAddress(settings, url));
export const proxiedProps = (settings: Settings, props: Record<string, unknown>): Record<string, unknown> =>
  propsWith(props, (url) => proxiedAddress(settings, url));

/** As its author wrote it, of what a client got and sends back. */
export const unproxiedText = (settings: Settings, text: string): string =>
  proxiesPictures(settings) ? withPictures(text, (url) => unproxiedAddress(settings, url)) : text;
export const unproxiedProps = (settings: Settings, props: Record<string, unknown>): Record<string, unknown> =>
  propsWith(props, (url) => unproxiedAddress(settings, url));
