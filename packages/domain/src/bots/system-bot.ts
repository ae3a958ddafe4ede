import type { Tx } from '@foremast/kernel/context';
import { insertBot } from '@foremast/store/queries/bots';
import { administratorIds } from '@foremast/store/queries/system-administrators';
import { findUser, findUserByUsername, type UserRow } from '@foremast/store/queries/users';
import type { Post } from '@foremast/wire/models/post';
import { openDirect } from '../channels/open-direct.ts';
import { writePost } from '../posts/write-post.ts';
import { insertAccount } from '../users/insert-account.ts';

/** A bot of the server itself; made when it is first needed, owned by an administrator, or by itself where there is none. */
export async function serverBot(tx: Tx, username: string, displayName: string): Promise<UserRow> {
  const known = await findUserByUsername(tx.db, username);
  if (known) return known;
  const account = await insertAccount(tx, { username, email: `${username}@localhost`, first_name: displayName, remote_id: null });
  const [ownerId = account.id] = await administratorIds(tx.db, 1);
  await insertBot(tx.db, { userId: account.id, ownerId, description: '', now: tx.now() });
  return (await findUser(tx.db, account.id)) ?? account;
}

/** The bot that speaks for the server. */
export const systemBot = (tx: Tx): Promise<UserRow> => serverBot(tx, 'system-bot', 'System');

export interface BotMessage {
  readonly message: string;
  readonly type?: string;
  readonly props?: Record<string, unknown>;
  /** Files of the bot in its channel with that person. */
  readonly file_ids?: readonly string[];
}

/** The server's bot writes to one person. */
export async function messageFromSystemBot(tx: Tx, userId: string, message: BotMessage): Promise<Post> {
  return messageFromBot(tx, await systemBot(tx), userId, message);
}

/** A bot writes to one person, whatever limits there are to direct messages. */
export async function messageFromBot(
  tx: Tx,
  bot: UserRow,
  userId: string,
  { message, type = '', props = {}, file_ids = [] }: BotMessage,
): Promise<Post> {
  const { id } = await openDirect(tx, bot.id, userId, true);
  const written = await writePost(tx, { channel_id: id, user_id: bot.id, message, type, props, file_ids }, { setOnline: false });
  return written.post;
}
