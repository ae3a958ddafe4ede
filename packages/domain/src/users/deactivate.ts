import type { Tx } from '@foremast/kernel/context';
import { botsOfOwner, setBotActive } from '@foremast/store/queries/bot-owners';
import { deleteOAuthGrantsOfUser } from '@foremast/store/queries/oauth-grants';
import { deleteSessionsOfUser } from '@foremast/store/queries/sessions';
import { findUser, type UserRow, updateUser } from '@foremast/store/queries/users';
import { forceOffline } from '../status/presence.ts';
import { tellUserUpdated } from './tell-user-updated.ts';

/** Closes an account or opens it again; what it wrote and where it is a member stays. */
export async function setActive(tx: Tx, user: UserRow, active: boolean): Promise<UserRow> {
  const now = tx.now();
  await updateUser(tx.db, user.id, { delete_at: active ? 0 : now, update_at: now });
  if (user.bot_id !== null) await setBotActive(tx.db, user.id, active, now);
  if (!active) await close(tx, user.id);
  const row = (await findUser(tx.db, user.id)) as UserRow;
  tellUserUpdated(tx, row);
  return row;
}

async function close(tx: Tx, userId: string): Promise<void> {
  await deleteSessionsOfUser(tx.db, userId);
  await deleteOAuthGrantsOfUser(tx.db, userId);
  await forceOffline(tx, userId);
  if (!tx.config.ServiceSettings.DisableBotsWhenOwnerIsDeactivated) return;
  for (const botId of await botsOfOwner(tx.db, userId)) {
    const bot = await findUser(tx.db, botId);
    if (bot) await setActive(tx, bot, false);
  }
}
