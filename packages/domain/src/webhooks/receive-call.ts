import type { Ctx, Tx } from '@foremast/kernel/context';
import { AppError, badRequest, forbidden, notFound, switchedOff } from '@foremast/kernel/error';
import { type ChannelHead, channelHead, findChannelByName } from '@foremast/store/queries/channels';
import { findIncomingWebhook, type IncomingWebhookRow } from '@foremast/store/queries/incoming-webhooks';
import { findUser, findUserByUsername, type UserRow } from '@foremast/store/queries/users';
import { directName, openDirect } from '../channels/open-direct.ts';
import { lookAhead } from '../link-previews/look-at-links.ts';
import { userMayInChannel } from '../permissions/of-user.ts';
import type { HookCall } from './read-call.ts';
import { fromSlack } from './slack-text.ts';
import { writeWebhookPost } from './webhook-post.ts';

const noChannel = () => notFound('web.incoming_webhook.channel.app_error');
const locked = () => forbidden('web.incoming_webhook.channel_locked.app_error');

async function named(tx: Tx, hook: IncomingWebhookRow, owner: UserRow, name: string): Promise<ChannelHead> {
  if (!name.startsWith('@')) {
    const found = await findChannelByName(tx.db, hook.team_id, name.replace(/^#/, ''));
    const channel = found && found.delete_at === 0 ? await channelHead(tx.db, found.id) : undefined;
    if (!channel) throw noChannel();
    return channel;
  }
  const person = await findUserByUsername(tx.db, name.slice(1).toLowerCase());
  if (!person) throw badRequest('web.incoming_webhook.user.app_error');
  if (hook.channel_locked && !(await findChannelByName(tx.db, '', directName(owner.id, person.id)))) throw locked();
  const { id } = await openDirect(tx, owner.id, person.id);
  const channel = await channelHead(tx.db, id);
  if (!channel) throw noChannel();
  return channel;
}

/** Where a call is to be heard: the hook's channel, or the one it names, as far as the hook's owner could write there. */
async function channelOf(tx: Tx, hook: IncomingWebhookRow, owner: UserRow, name: string): Promise<ChannelHead> {
  const channel = name === '' ? await channelHead(tx.db, hook.channel_id) : await named(tx, hook, owner, name);
  if (!channel) throw noChannel();
  if (hook.channel_locked && channel.id !== hook.channel_id) throw locked();
  if (channel.type !== 'O' && !(await userMayInChannel(tx.db, owner, 'read_channel_content', channel)))
    throw forbidden('web.incoming_webhook.permissions.app_error');
  return channel;
}

async function receive(ctx: Ctx, id: string, call: HookCall): Promise<void> {
  if (!ctx.config.ServiceSettings.EnableIncomingWebhooks) throw switchedOff('web.incoming_webhook.disabled.app_error');
  const hook = await findIncomingWebhook(ctx.db, id);
  if (!hook) throw badRequest('web.incoming_webhook.invalid.app_error');
  if (call.text === '' && call.attachments.length === 0) throw badRequest('web.incoming_webhook.text.app_error');
  const owner = await findUser(ctx.db, hook.user_id);
  if (!owner) throw forbidden('web.incoming_webhook.user.app_error');
  const said = await fromSlack(ctx.db, call);
  await lookAhead(
    ctx,
    { message: said.text, type: said.type, props: said.attachments.length > 0 ? { attachments: said.attachments } : null },
    ctx.now(),
  );
  await ctx.tx(async (tx) => {
    const channel = await channelOf(tx, hook, owner, call.channel);
    await writeWebhookPost(tx, owner, channel, said, {
      displayName: hook.display_name,
      username: call.username || hook.username,
      iconUrl: call.icon_url || hook.icon_url,
      iconEmoji: call.icon_emoji,
    });
  });
}

/** Somebody called an incoming webhook. Whatever is wrong with what was said carries one id, and the status of its cause. */
export async function receiveCall(ctx: Ctx, id: string, call: HookCall): Promise<void> {
  try {
    await receive(ctx, id, call);
  } catch (error) {
    if (error instanceof AppError) throw new AppError('web.incoming_webhook.general.app_error', error.status, { detail: error.id });
    throw error;
  }
}
