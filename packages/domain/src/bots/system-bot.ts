import type { Tx } from '@foremast/kernel/context';
import { findBot, insertBot } from '@foremast/store/queries/bots';
import { administratorIds } from '@foremast/store/queries/system-administrators';
import { findSystem, saveSystem } from '@foremast/store/queries/systems';
import { findUser, findUserByUsername, type UserRow } from '@foremast/store/queries/users';
import type { Post } from '@foremast/wire/models/post';
import { openDirect } from '../channels/open-direct.ts';
import { writePost } from '../posts/write-post.ts';
import { insertAccount } from '../users/insert-account.ts';

/** Nobody but administrators has a say in it: what it is told is for the server. */
async function isOurs(tx: Tx, account: UserRow): Promise<boolean> {
  const bot = account.bot_id === null ? undefined : await findBot(tx.db, account.id);
  if (!bot) return false;
  const owner = bot.owner_id === account.id ? undefined : await findUser(tx.db, bot.owner_id);
  return bot.owner_id === account.id || owner?.roles.split(' ').includes('system_admin') === true;
}

/** The name, with a number where somebody else was faster. */
async function freeName(tx: Tx, wanted: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!(await findUserByUsername(tx.db, name))) return name;
  }
}

async function makeBot(tx: Tx, wanted: string, displayName: string): Promise<UserRow> {
  const username = await freeName(tx, wanted);
  const account = await insertAccount(tx, { username, email: `${username}@localhost`, first_name: displayName, remote_id: null });
  const [ownerId = account.id] = await administratorIds(tx.db, 1);
  await insertBot(tx.db, { userId: account.id, ownerId, description: '', now: tx.now() });
  return (await findUser(tx.db, account.id)) ?? account;
}

/**
 * A bot of the server itself; made when it is first needed, owned by an administrator, or by itself where there is none. Which
 * account it is is written down: whoever takes its name before it is there does not become it.
 */
export async function serverBot(tx: Tx, username: string, displayName: string): Promise<UserRow> {
  const key = `Bot.${username}`;
  const id = await findSystem(tx.db, key);
  const known = id === undefined ? undefined : await findUser(tx.db, id);
  if (known) return known;
  const named = await findUserByUsername(tx.db, username);
  const bot = named && (await isOurs(tx, named)) ? named : await makeBot(tx, username, displayName);
  await saveSystem(tx.db, key, bot.id);
  return bot;
}

/** The bot that speaks for the server. */
export const systemBot = (tx: Tx): Promise<UserRow> => serverBot(tx, 'system-bot', 'System');

export interface BotMessage {
  /** Of the message; a job that may run twice says which, and looks whether it is there. */
  readonly id?: string;
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
export async function messageFromBot(tx: Tx, bot: UserRow, userId: string, { type = '', props = {}, ...said }: BotMessage): Promise<Post> {
  const channel = await openDirect(tx, bot.id, userId, true);
  const written = await writePost(tx, { ...said, channel_id: channel.id, user_id: bot.id, type, props }, { setOnline: false });
  return written.post;
}
