import type { Tx } from '@foremast/kernel/context';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { UserRow } from '@foremast/store/queries/users';
import { userMayInChannel } from '../permissions/of-user.ts';
import type { MentioningPost } from './mentions-of-post.ts';

const CALL = /\B@(?:channel|all|here)\b/i;

/** The first word of a message that calls everybody, wherever it stands. */
const callIn = (message: string): string | undefined => CALL.exec(message)?.[0];

/** A word that calls everybody, in a message whose author may not do that; clients then do not make it stand out. */
export async function forbiddenCall(
  tx: Tx,
  { message, type }: Pick<MentioningPost, 'message' | 'type'>,
  channel: ChannelHead,
  author: UserRow | undefined,
): Promise<string | undefined> {
  const word = author && type === '' ? callIn(message) : undefined;
  return word && author && !(await userMayInChannel(tx.db, author, 'use_channel_mentions', channel)) ? word : undefined;
}

const AT_NAME = /\B@[a-zA-Z0-9]/;

/** A name that may be a group's, in a message whose author may not call groups. */
export async function mayNotNameGroups(
  tx: Tx,
  { message, type }: Pick<MentioningPost, 'message' | 'type'>,
  channel: ChannelHead,
  author: UserRow | undefined,
): Promise<boolean> {
  if (!author || type.startsWith('system_') || !AT_NAME.test(message)) return false;
  return !(await userMayInChannel(tx.db, author, 'use_group_mentions', channel));
}
