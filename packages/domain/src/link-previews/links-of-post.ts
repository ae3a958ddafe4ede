import type { Settings } from '@foremast/kernel/config/settings';
import type { PostRow } from '@foremast/store/queries/posts';
import { mayHoldLink } from '../markdown/message-parser.ts';
import { attachmentsOf } from '../posts/attachments.ts';
import { attachmentImageUrls, messageLinks, permalinkPostId } from '../posts/message-links.ts';

/** The addresses of a message that are looked at. */
export interface LookedAt {
  /** What the message shows a preview of. */
  readonly first: string | undefined;
  readonly images: readonly string[];
}

export type LinkingPost = Pick<PostRow, 'message' | 'props' | 'type'>;

const NOTHING: LookedAt = { first: undefined, images: [] };
const MOST_IMAGES = 20;
const LONGEST = 2048;
const WEB = /^https?:\/\//i;

/** The host is none of those that get no previews: names or parts of names, separated by spaces or commas. */
export function mayBeLookedAt(settings: Settings, url: string): boolean {
  if (!WEB.test(url) || url.length > LONGEST || !URL.canParse(url)) return false;
  const { host } = new URL(url);
  const restricted = settings.ServiceSettings.RestrictLinkPreviews.toLowerCase().split(/[\s,]+/);
  return !restricted.some((name) => name !== '' && host.includes(name.replace(/^@/, '')));
}

/** Parsing costs more than all else of showing a message, and messages are shown often. */
const parsed = new Map<string, LookedAt>();
const MOST_PARSED = 4_000;
const LONGEST_PARSED = 2_000;

function linksIn(settings: Settings, message: string): LookedAt {
  if (!mayHoldLink(message)) return NOTHING;
  const key = `${settings.ServiceSettings.RestrictLinkPreviews}\n${message}`;
  const known = parsed.get(key);
  if (known) return known;
  const found = messageLinks(message, (url) => mayBeLookedAt(settings, url));
  if (parsed.size >= MOST_PARSED) parsed.delete(parsed.keys().next().value ?? '');
  if (key.length <= LONGEST_PARSED) parsed.set(key, found);
  return found;
}

/** Nothing while previews are off, of messages that say that their links are unsafe, and of those that vanish. */
export function linksOfPost(settings: Settings, { message, props, type }: LinkingPost): LookedAt {
  if (!settings.ServiceSettings.EnableLinkPreviews || props?.unsafe_links === 'true' || type === 'burn_on_read') return NOTHING;
  const { first, images } = linksIn(settings, message);
  const attachments = attachmentsOf(props);
  if (first === undefined && images.length === 0 && attachments.length === 0) return NOTHING;
  const shown = attachments.length === 0 ? images : [...images, ...attachmentImageUrls(attachments).filter((url) => mayBeLookedAt(settings, url))];
  const isOwn = first !== undefined && permalinkPostId(first, settings.ServiceSettings.SiteURL) !== undefined;
  const hasAttachments = props !== null && 'attachments' in props;
  return { first: isOwn || hasAttachments ? undefined : first, images: [...new Set(shown)].slice(0, MOST_IMAGES) };
}
