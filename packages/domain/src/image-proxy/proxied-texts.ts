import type { Settings } from '@foremast/kernel/config/settings';
import { mayHoldLink } from '../markdown/message-parser.ts';
import type { MessageAttachment } from '../posts/attachments.ts';
import { messageLinks } from '../posts/message-links.ts';
import { proxiedAddress, proxiesPictures, unproxiedAddress } from './proxied-address.ts';

type Change = (url: string) => string;

/** What stands before the address of a picture in Markdown. */
const BEFORE = /(!\[(?:[^\]\\]|\\.){0,2000}\]\(\s{0,10}<?)$/;

/** The same text with the addresses of its pictures changed. */
function withPictures(text: string, change: Change): string {
  if (!text.includes('![') || !mayHoldLink(text)) return text;
  let changed = text;
  for (const url of messageLinks(text).images) {
    const other = change(url);
    if (other === url) continue;
    let from = 0;
    for (let at = changed.indexOf(url, from); at >= 0; at = changed.indexOf(url, from)) {
      const isPicture = BEFORE.test(changed.slice(Math.max(0, at - 2_100), at));
      if (isPicture) changed = changed.slice(0, at) + other + changed.slice(at + url.length);
      from = at + (isPicture ? other.length : url.length);
    }
  }
  return changed;
}

function attachmentWith(attachment: MessageAttachment, change: Change): MessageAttachment {
  const { pretext, text, author_icon, image_url, thumb_url, footer_icon } = attachment;
  return {
    ...attachment,
    pretext: withPictures(pretext ?? '', change),
    text: withPictures(text ?? '', change),
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
