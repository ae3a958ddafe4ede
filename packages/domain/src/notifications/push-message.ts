import type { Settings } from '@foremast/kernel/config/settings';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { PostRow } from '@foremast/store/queries/posts';
import type { Language } from '../mail/words/languages.ts';
import { attachmentsOf } from '../posts/attachments.ts';
import type { PushBody } from '../push/send-push.ts';
import type { Reason } from './decide.ts';
import { plainText } from './plain-text.ts';

/** What is told of one message to one person. */
export interface Telling {
  readonly post: PostRow;
  readonly channel: ChannelHead;
  readonly reason: Reason;
  readonly readerId: string;
  /** Names as the reader sees them. */
  readonly sender: string;
  readonly channelName: string;
  readonly readsThreads: boolean;
  /** The reader wrote the message that is answered. */
  readonly ownThread: boolean;
  readonly words: Language;
}

function reasonText({ reason, ownThread, words: { push } }: Telling): string {
  if (reason === 'mentioned') return push.mentioned;
  if (reason === 'channel_wide') return push.channelWide;
  if (reason === 'comment') return ownThread ? push.commentedOnYours : push.commentedInThread;
  if (reason === 'thread') return push.replied;
  return push.posted;
}

/** The words themselves; of attachments what they are in short. */
function fullText({ post, words }: Telling): string {
  const parts = [plainText(post.message), ...attachmentsOf(post.props).map((attachment) => plainText(attachment.fallback ?? ''))];
  const text = parts.filter((part, index) => index === 0 || part !== '').join('\n');
  return text === '' && post.file_ids !== '[]' ? words.push.attachedFile : text;
}

function text(telling: Telling, contents: string): string {
  const { post, channel, sender, readsThreads, words } = telling;
  const isReply = post.root_id !== '' && readsThreads;
  const direct = channel.type === 'D' && !isReply;
  const full = contents === 'full' ? fullText(telling) : '';
  // Messages that vanish after reading have no words to show here.
  if (full === '') return direct ? words.push.sentMessage : `${sender} ${reasonText(telling)}`;
  if (direct) return full;
  if (full !== words.push.attachedFile) return `${sender}: ${full}`;
  return channel.type === 'D' ? full : `${sender} ${full}`;
}

function placeName({ post, channel, sender, channelName, readsThreads, words }: Telling, contents: string): string {
  if (contents === 'generic_no_channel') return channel.type === 'D' ? sender : '';
  if (post.root_id === '' || !readsThreads) return channelName;
  return channel.type === 'D' ? words.push.replyInDirect : words.push.replyIn(channelName);
}

const textProp = (post: PostRow, name: string): string => (typeof post.props?.[name] === 'string' ? (post.props[name] as string) : '');

/** The name that a message bears instead of its author's, where messages may bear one; else the author's. */
function shownSender({ post, sender }: Telling, settings: Settings): string {
  const other = settings.ServiceSettings.EnablePostUsernameOverride ? post.props?.override_username : undefined;
  return typeof other === 'string' ? other : sender;
}

/** What a phone is sent for a message. `id_loaded` shows nothing: the phone fetches the rest itself, and by then knows who wrote it. */
export function pushMessage(telling: Telling, settings: Settings, contents = settings.EmailSettings.PushNotificationContents): PushBody {
  const { post, channel, readsThreads, readerId } = telling;
  const sender = shownSender(telling, settings);
  const always = {
    type: 'message',
    category: 'CAN_REPLY',
    version: 'v2',
    post_id: post.id,
    team_id: channel.team_id,
    channel_id: channel.id,
    is_crt_enabled: readsThreads,
  };
  if (contents === 'id_loaded') return { ...always, sender_id: readerId, message: telling.words.push.placeholder, is_id_loaded: true };
  const { EnablePostUsernameOverride, EnablePostIconOverride } = settings.ServiceSettings;
  const webhook = textProp(post, 'from_webhook');
  return {
    ...always,
    sender_id: post.user_id,
    message: text({ ...telling, sender }, contents),
    root_id: post.root_id,
    channel_name: placeName(telling, contents),
    sender_name: sender,
    ...(EnablePostUsernameOverride ? { override_username: textProp(post, 'override_username') } : {}),
    ...(EnablePostIconOverride ? { override_icon_url: textProp(post, 'override_icon_url') } : {}),
    from_webhook: webhook,
  };
}
