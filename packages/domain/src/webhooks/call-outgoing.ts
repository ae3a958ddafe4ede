import type { Ctx, Tx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { job } from '@foremast/kernel/job';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { findOutgoingWebhook, type OutgoingWebhookRow, outgoingWebhooksOfTeam } from '@foremast/store/queries/outgoing-webhooks';
import { findPost, type PostRow } from '@foremast/store/queries/posts';
import { findTeam } from '@foremast/store/queries/teams';
import { findUser } from '@foremast/store/queries/users';
import { Id, t } from '@foremast/wire/scalars';
import { guardedFetch } from '../net/guarded-fetch.ts';
import { INTEGRATION_AGENT } from '../net/integration-agent.ts';
import { connectionAuthorization } from '../oauth/connection-authorization.ts';
import type { WrittenPost } from '../posts/write-post.ts';
import { type HookAnswer, readAnswer } from './hook-answer.ts';
import { fromSlack } from './slack-text.ts';
import { writeWebhookPost } from './webhook-post.ts';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const firstWord = (message: string): string => message.trim().split(/\s+/)[0] ?? '';

/** The trigger that the message fits, '' where the hook asks for none, `undefined` where it does not fit. */
function triggerOf(hook: OutgoingWebhookRow, channelId: string, message: string): string | undefined {
  if (hook.channel_id !== '' && hook.channel_id !== channelId) return undefined;
  const triggers = hook.trigger_words ?? [];
  if (triggers.length === 0) return hook.channel_id === '' ? undefined : '';
  const word = firstWord(message);
  return triggers.find((trigger) => (hook.trigger_when === 1 ? word.startsWith(trigger) : word === trigger));
}

/** The hooks that may wait for messages in the channel. */
export async function outgoingHooksFor(
  ctx: Pick<Ctx, 'db' | 'config'>,
  { type, team_id }: Pick<ChannelHead, 'type' | 'team_id'>,
): Promise<readonly OutgoingWebhookRow[]> {
  if (type !== 'O' || !ctx.config.ServiceSettings.EnableOutgoingWebhooks) return [];
  return (await ctx.db.cached(outgoingWebhooksOfTeam, team_id)) ?? [];
}

/** A message was written by somebody: the hooks that wait for such a one are called, once it is there. */
export async function callOutgoingHooks(tx: Tx, { row, channel }: Pick<WrittenPost, 'row' | 'channel'>): Promise<void> {
  if (row.type === 'burn_on_read') return;
  for (const hook of await outgoingHooksFor(tx, channel)) {
    const trigger = triggerOf(hook, channel.id, row.message);
    if (trigger !== undefined) await tx.enqueue(callOutgoingHook, { hook_id: hook.id, post_id: row.id, trigger_word: trigger });
  }
}

async function payloadOf(ctx: Ctx, hook: OutgoingWebhookRow, post: PostRow, trigger: string): Promise<Record<string, string | number> | undefined> {
  const [channel, user, team] = [
    await channelHead(ctx.db, post.channel_id),
    await findUser(ctx.db, post.user_id),
    await findTeam(ctx.db, hook.team_id),
  ];
  if (!channel || !user || !team) return undefined;
  const asJson = hook.content_type === JSON_TYPE;
  return {
    token: hook.token,
    team_id: team.id,
    team_domain: team.name,
    channel_id: channel.id,
    channel_name: channel.name,
    timestamp: asJson ? post.create_at : Math.floor(post.create_at / 1000),
    user_id: user.id,
    user_name: user.username,
    post_id: post.id,
    text: post.message,
    trigger_word: trigger,
    file_ids: (JSON.parse(post.file_ids || '[]') as string[]).join(','),
  };
}

/** What the other side answered; whatever its status, and nothing if it cannot be reached. */
async function ask(ctx: Ctx, hook: OutgoingWebhookRow, url: string, payload: Record<string, string | number>): Promise<HookAnswer | undefined> {
  const asJson = hook.content_type === JSON_TYPE;
  const body = asJson ? JSON.stringify(payload) : new URLSearchParams(Object.entries(payload).map(([key, value]) => [key, String(value)])).toString();
  try {
    const authorization = await connectionAuthorization(ctx, url);
    const response = await guardedFetch(ctx.config, url, {
      method: 'POST',
      headers: {
        'content-type': asJson ? JSON_TYPE : FORM_TYPE,
        accept: JSON_TYPE,
        'user-agent': INTEGRATION_AGENT,
        ...(authorization === undefined ? {} : { authorization }),
      },
      body,
      timeoutMs: ctx.config.ServiceSettings.OutgoingIntegrationRequestsTimeout * 1000,
    });
    return readAnswer(await response.text());
  } catch {
    return undefined;
  }
}

/** An answer is written in the name of who made the hook. What cannot be written is passed over: nobody waits for it. */
async function writeAnswer(ctx: Ctx, hook: OutgoingWebhookRow, post: PostRow, answer: HookAnswer): Promise<void> {
  const owner = await findUser(ctx.db, hook.creator_id);
  if (!owner) return;
  const said = await fromSlack(ctx.db, answer);
  const guise = {
    displayName: hook.display_name,
    username: answer.username || hook.username,
    iconUrl: answer.icon_url || hook.icon_url,
    iconEmoji: '',
  };
  const root = answer.response_type === 'comment' ? post.root_id || post.id : '';
  try {
    await ctx.tx(async (tx) => {
      const channel = await channelHead(tx.db, post.channel_id);
      if (channel) await writeWebhookPost(tx, owner, channel, said, guise, root);
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** One hook is called for one message. */
export const callOutgoingHook = job({
  name: 'outgoing_webhook',
  input: t.Object({ hook_id: Id, post_id: Id, trigger_word: t.String() }),
  attempts: 1,
  async run({ hook_id, post_id, trigger_word }, ctx) {
    const [hook, post] = [await findOutgoingWebhook(ctx.db, hook_id), await findPost(ctx.db, post_id)];
    const payload = hook && post && (await payloadOf(ctx, hook, post, trigger_word));
    if (!payload) return;
    const answers = await Promise.all((hook.callback_urls ?? []).map((url) => ask(ctx, hook, url, payload)));
    for (const answer of answers) if (answer) await writeAnswer(ctx, hook, post, answer);
  },
});
