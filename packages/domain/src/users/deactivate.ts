import type { Tx } from '@foremast/kernel/context';
import { type BotRow, botsOfOwner, updateBot } from '@foremast/store/queries/bots';
import { deleteOAuthGrantsOfUser } from '@foremast/store/queries/oauth-grants';
import { deleteSessionsOfUser } from '@foremast/store/queries/sessions';
import { administratorIds } from '@foremast/store/queries/system-administrators';
import { findUser, type UserRow, updateUser, usersByIds } from '@foremast/store/queries/users';
import { messageFromSystemBot } from '../bots/system-bot.ts';
import { askToSyncPerson } from '../shared-channels/sync-person.ts';
import { forceOffline } from '../status/presence.ts';
import { getHeldAccount } from './get-account.ts';
import { refuseLastAdministrator } from './last-administrator.ts';
import { tellUserUpdated } from './tell-user-updated.ts';

/** Closes an account or opens it again; what it wrote and where it is a member stays. The last administrator's stays open. Throws 404 for one that is gone. */
export async function setActive(tx: Tx, { id }: Pick<UserRow, 'id'>, active: boolean): Promise<UserRow> {
  const now = tx.now();
  if (!active) await refuseLastAdministrator(tx, { id });
  const user = await getHeldAccount(tx, id);
  await updateUser(tx.db, user.id, { delete_at: active ? 0 : now, update_at: now });
  if (user.bot_id !== null) await updateBot(tx.db, user.id, { delete_at: active ? 0 : now, update_at: now });
  if (!active) await close(tx, user);
  const row = (await findUser(tx.db, user.id)) as UserRow;
  await askToSyncPerson(tx, row.id);
  tellUserUpdated(tx, row);
  return row;
}

async function close(tx: Tx, user: UserRow): Promise<void> {
  await deleteSessionsOfUser(tx.db, user.id);
  await deleteOAuthGrantsOfUser(tx.db, user.id);
  await forceOffline(tx, user.id);
  const bots = (await botsOfOwner(tx.db, user.id)).filter((bot) => bot.user_id !== user.id);
  if (bots.length === 0) return;
  const disable = tx.config.ServiceSettings.DisableBotsWhenOwnerIsDeactivated;
  if (disable) {
    const accounts = await usersByIds(
      tx.db,
      bots.map((bot) => bot.user_id),
    );
    for (const account of accounts) await setActive(tx, account, false);
  }
  await tellAdministrators(tx, user, bots, disable);
}

const MOST_ADMINISTRATORS = 100;

/** Somebody has to look after the bots of who is gone. */
async function tellAdministrators(tx: Tx, owner: UserRow, bots: readonly BotRow[], disabled: boolean): Promise<void> {
  const names = bots.map((bot) => `* @${bot.username}`).join('\n');
  const outcome = disabled
    ? 'They are disabled now. To use one again, enable it and give it another owner.'
    : 'They go on working. You may disable them, or give them another owner.';
  const message = `@${owner.username} was deactivated, and owns these bots:\n${names}\n${outcome}`;
  for (const id of await administratorIds(tx.db, MOST_ADMINISTRATORS)) await messageFromSystemBot(tx, id, { message });
}
