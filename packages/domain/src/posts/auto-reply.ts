import type { Tx } from '@foremast/kernel/context';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { type PostRow, postedTypeSince } from '@foremast/store/queries/posts';
import type { UserRow } from '@foremast/store/queries/users';
import type { ChannelAudience } from './channel-audience.ts';
import type { NewPost } from './write-post.ts';

const TYPE = 'system_auto_responder';
const DAY_MS = 86_400_000;

/** Who is out of office answers a direct message by itself: once a day in each channel, never to bots or to itself. */
export async function automaticReply(
  tx: Tx,
  post: PostRow,
  channel: ChannelHead,
  author: UserRow | undefined,
  { people }: ChannelAudience,
): Promise<NewPost | undefined> {
  if (channel.type !== 'D' || !author || author.bot_id !== null || post.type.startsWith('system_') || post.props?.from_webhook === 'true')
    return undefined;
  const away = [...people.values()].find((p) => p.user_id !== post.user_id);
  const message = away?.notify_props.auto_responder_message ?? '';
  if (away?.notify_props.auto_responder_active !== 'true' || message === '') return undefined;
  const today = tx.now() - (tx.now() % DAY_MS);
  if (await postedTypeSince(tx.db, channel.id, away.user_id, TYPE, today)) return undefined;
  return { type: TYPE, channel_id: channel.id, user_id: away.user_id, root_id: post.root_id || post.id, message, props: {} };
}
