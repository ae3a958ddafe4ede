import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, forbidden, noPermission } from '@foremast/kernel/error';
import { type BotRow, findBot, insertBot } from '@foremast/store/queries/bots';
import { findUser, findUserByEmail } from '@foremast/store/queries/users';
import { audit } from '../audits/audit.ts';
import { openDirect } from '../channels/open-direct.ts';
import { writePost } from '../posts/write-post.ts';
import { insertAccount } from '../users/insert-account.ts';
import { addressOf, botError } from './validate-bot.ts';

export type BotForm = Pick<BotRow, 'username' | 'display_name' | 'description'>;

/** A new bot tells its owner how to put it to work. */
async function greetOwner(tx: Tx, bot: BotRow): Promise<void> {
  const owner = await findUser(tx.db, bot.owner_id);
  if (!owner) return;
  const channel = await openDirect(tx, bot.user_id, owner.id, true);
  await writePost(
    tx,
    {
      channel_id: channel.id,
      user_id: bot.user_id,
      type: 'add_bot_teams_channels',
      message: 'I am ready. Add me to the teams and channels in which I am to work.',
      remote_id: '',
    },
    { setOnline: true },
  );
}

/** A bot of the caller's. Bots make no bots. Throws `model.bot.is_valid.*`, `app.user.save.*` (400). */
export async function createBot(ctx: Ctx, { username, display_name, description }: BotForm): Promise<BotRow> {
  const maker = await findUser(ctx.db, ctx.userId);
  if (maker?.bot_id) throw noPermission();
  if (!ctx.config.ServiceSettings.EnableBotAccountCreation) throw forbidden('api.bot.create_disabled');
  const wrong = botError({ username: username.toLowerCase(), display_name, description });
  if (wrong) throw wrong;
  return ctx.tx(async (tx) => {
    const email = addressOf(username);
    if (await findUserByEmail(tx.db, email)) throw badRequest('app.user.save.email_exists.app_error');
    const account = await insertAccount(tx, { username: username.toLowerCase(), email, first_name: display_name, remote_id: null });
    await insertBot(tx.db, { userId: account.id, ownerId: ctx.userId, description, now: tx.now() });
    const bot = (await findBot(tx.db, account.id)) as BotRow;
    await audit(tx, { extra: `user_id=${account.id}` });
    await greetOwner(tx, bot);
    return bot;
  });
}
