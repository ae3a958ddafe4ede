import type { Ctx, Tx } from '@foremast/kernel/context';
import { forbidden, notFound } from '@foremast/kernel/error';
import { type BotRow, findBot, updateBot } from '@foremast/store/queries/bots';
import { findUser, type UserRow } from '@foremast/store/queries/users';
import { audit } from '../audits/audit.ts';
import { changeAccount } from '../users/change-account.ts';
import { setActive } from '../users/deactivate.ts';
import { getAccount } from '../users/get-account.ts';
import type { BotForm } from './create-bot.ts';
import { addressOf, botError } from './validate-bot.ts';

export type BotPatch = { readonly [K in keyof BotForm]?: BotForm[K] | undefined };

async function current(tx: Tx, id: string): Promise<BotRow> {
  const bot = await findBot(tx.db, id);
  if (!bot) throw notFound('store.sql_bot.get.missing.app_error');
  return bot;
}

/** Name and description; the account behind the bot follows, its address too. */
export async function patchBot(ctx: Ctx, bot: BotRow, patch: BotPatch): Promise<BotRow> {
  const wanted = {
    username: (patch.username ?? bot.username).toLowerCase(),
    display_name: patch.display_name ?? bot.display_name,
    description: patch.description ?? bot.description,
  };
  if (wanted.username === bot.username && wanted.display_name === bot.display_name && wanted.description === bot.description) return bot;
  return ctx.tx(async (tx) => {
    const account = await getAccount(tx.db, bot.user_id);
    await changeAccount(tx, account, {
      ...profileOf(account),
      username: wanted.username,
      email: addressOf(wanted.username),
      first_name: wanted.display_name,
    });
    const wrong = botError(wanted);
    if (wrong) throw wrong;
    await updateBot(tx.db, bot.user_id, { description: wanted.description, update_at: tx.now() });
    await audit(tx, { extra: `user_id=${bot.user_id}` });
    return current(tx, bot.user_id);
  });
}

const profileOf = ({ username, email, nickname, first_name, last_name, position, props, notify_props, locale, timezone, remote_id }: UserRow) => ({
  username,
  email,
  nickname,
  first_name,
  last_name,
  position,
  props,
  notify_props,
  locale,
  timezone,
  remote_id,
});

/** A disabled bot can do nothing and nobody is told of it; what it wrote stays. */
export async function setBotEnabled(ctx: Ctx, bot: BotRow, enabled: boolean): Promise<BotRow> {
  return ctx.tx(async (tx) => {
    await setActive(tx, await getAccount(tx.db, bot.user_id), enabled);
    await audit(tx, { extra: `user_id=${bot.user_id} active=${enabled}` });
    return current(tx, bot.user_id);
  });
}

/** Gives a bot another owner. Bots own no bots. */
export async function assignBot(ctx: Ctx, bot: BotRow, ownerId: string): Promise<BotRow> {
  const owner = await findUser(ctx.db, ownerId);
  if (owner?.bot_id) throw forbidden('api.context.permissions.app_error');
  return ctx.tx(async (tx) => {
    await updateBot(tx.db, bot.user_id, { owner_id: ownerId, update_at: tx.now() });
    await audit(tx, { extra: `user_id=${bot.user_id} owner_id=${ownerId}` });
    return current(tx, bot.user_id);
  });
}
