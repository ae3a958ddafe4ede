import type { Ctx } from '@foremast/kernel/context';
import { AppError, badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { trimMarksEnd } from '@foremast/kernel/trim-marks';
import { findChannelByName } from '@foremast/store/queries/channels';
import { insertCommandCall } from '@foremast/store/queries/command-calls';
import type { CommandRow } from '@foremast/store/queries/commands';
import { usersByUsernames } from '@foremast/store/queries/users';
import { newTrigger } from '../actions/trigger-id.ts';
import { guardedFetch } from '../net/guarded-fetch.ts';
import { INTEGRATION_AGENT } from '../net/integration-agent.ts';
import { connectionAuthorization } from '../oauth/connection-authorization.ts';
import { channelLinks } from '../posts/channel-links.ts';
import type { CommandAnswer } from './answer.ts';
import type { CommandCall } from './command-call.ts';
import { readAnswer } from './read-answer.ts';

/** So long may an answer come late. */
export const LATE_MS = 30 * 60_000;
const MOST_MENTIONS = 50;
const MENTION = /(?<![\w@])@([a-z0-9._-]+)/gi;

type Field = readonly [string, string];

async function userMentions(ctx: Ctx, text: string): Promise<Field[]> {
  const words = [...text.matchAll(MENTION)].map(([, name = '']) => name.toLowerCase());
  const names = [...new Set(words.flatMap((word) => [word, trimMarksEnd(word, '._-')]))].slice(0, MOST_MENTIONS);
  return (await usersByUsernames(ctx.db, names)).flatMap((user): Field[] => [
    ['user_mentions', user.username],
    ['user_mentions_ids', user.id],
  ]);
}

async function channelMentions(ctx: Ctx, text: string, teamId: string): Promise<Field[]> {
  const fields: Field[] = [];
  for (const name of channelLinks(text).slice(0, MOST_MENTIONS)) {
    const channel = await findChannelByName(ctx.db, teamId, name);
    if (channel?.type === 'O' && channel.delete_at === 0) fields.push(['channel_mentions', channel.name], ['channel_mentions_ids', channel.id]);
  }
  return fields;
}

async function fieldsOf(ctx: Ctx, command: CommandRow, call: CommandCall, triggerId: string): Promise<URLSearchParams> {
  const id = newId();
  const now = ctx.now();
  await ctx.tx((tx) =>
    insertCommandCall(
      tx.db,
      { id, create_at: now, command_id: command.id, user_id: call.user.id, channel_id: call.channel.id, root_id: call.rootId, use_count: 0 },
      now - LATE_MS,
    ),
  );
  return new URLSearchParams(
    [
      ['token', command.token],
      ['team_id', call.team.id],
      ['team_domain', call.team.name],
      ['channel_id', call.channel.id],
      ['channel_name', call.channel.name],
      ['user_id', call.user.id],
      ['user_name', call.user.username],
      ['command', `/${call.trigger}`],
      ['text', call.text],
      ['trigger_id', triggerId],
      ['root_id', call.rootId],
      ['response_url', `${ctx.config.ServiceSettings.SiteURL.replace(/\/+$/, '')}/hooks/commands/${id}`],
      ...(await userMentions(ctx, call.text)),
      ...(await channelMentions(ctx, call.text, call.team.id)),
    ].map(([key, value]) => [key ?? '', value ?? '']),
  );
}

const unreachable = () => new AppError('api.command.execute_command.failed.app_error', 500);

async function request(ctx: Ctx, command: CommandRow, fields: URLSearchParams): Promise<{ contentType: string; body: string }> {
  const byGet = command.method === 'G';
  const url = byGet ? `${command.url}${command.url.includes('?') ? '&' : '?'}${fields}` : command.url;
  try {
    const response = await guardedFetch(ctx.config, url, {
      method: byGet ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        authorization: (await connectionAuthorization(ctx, command.url)) ?? `Token ${command.token}`,
        'user-agent': INTEGRATION_AGENT,
        ...(byGet ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(byGet ? {} : { body: fields.toString() }),
      timeoutMs: ctx.config.ServiceSettings.OutgoingIntegrationRequestsTimeout * 1000,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new AppError('api.command.execute_command.failed_resp.app_error', 500);
    }
    return { contentType: response.headers.get('content-type') ?? '', body: await response.text() };
  } catch (error) {
    throw error instanceof AppError ? error : unreachable();
  }
}

/** Asks the program behind a custom command. What goes wrong there is told with 500: so it is in the contract. */
export async function callCustom(ctx: Ctx, command: CommandRow, call: CommandCall): Promise<CommandAnswer> {
  if (ctx.config.ServiceSettings.SiteURL === '') throw badRequest('api.command.execute_command.site_url_required.app_error');
  const trigger = await newTrigger(ctx.db, call.user.id, ctx.now());
  const { contentType, body } = await request(ctx, command, await fieldsOf(ctx, command, call, trigger.id));
  try {
    return { ...readAnswer(contentType, body), trigger_id: trigger.clientId };
  } catch {
    throw unreachable();
  }
}
