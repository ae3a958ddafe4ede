import type { Ctx } from '@foremast/kernel/context';
import { WrongShape } from '@foremast/kernel/decode';
import { AppError, badRequest, notFound } from '@foremast/kernel/error';
import { readText } from '@foremast/kernel/read-text';
import { channelHead } from '@foremast/store/queries/channels';
import { findCommandCall, useCommandCall } from '@foremast/store/queries/command-calls';
import { findCommand } from '@foremast/store/queries/commands';
import { findUser } from '@foremast/store/queries/users';
import type { CommandAnswer } from './answer.ts';
import { LATE_MS } from './call-custom.ts';
import { readAnswer } from './read-answer.ts';
import { writeAnswer } from './write-answer.ts';

const MOST_USES = 5;
const SLACK = 512;
const unreadable = () => badRequest('web.command_webhook.parse.app_error');

/** The body of a late answer. Throws `web.command_webhook.parse.app_error` (400). */
export async function readLateAnswer(ctx: Ctx): Promise<CommandAnswer> {
  const request = ctx.request.raw;
  const limit = ctx.config.ServiceSettings.MaximumPayloadSizeBytes + SLACK;
  if (!request) throw unreadable();
  try {
    return readAnswer(request.headers.get('content-type') ?? '', await readText(request, limit));
  } catch (error) {
    throw error instanceof WrongShape || error instanceof AppError ? unreadable() : error;
  }
}

async function receive(ctx: Ctx, id: string, answered: CommandAnswer): Promise<void> {
  const call = await findCommandCall(ctx.db, id, ctx.now() - LATE_MS);
  if (!call) throw notFound('web.command_webhook.invalid.app_error');
  const command = await findCommand(ctx.db, call.command_id);
  if (!command) throw badRequest('web.command_webhook.command.app_error');
  const [user, channel] = [await findUser(ctx.db, call.user_id), await channelHead(ctx.db, call.channel_id)];
  if (!user || !channel) throw badRequest('web.command_webhook.command.app_error');
  if (!(await ctx.tx((tx) => useCommandCall(tx.db, id, MOST_USES)))) throw badRequest('web.command_webhook.invalid.app_error');
  await writeAnswer(ctx, { user, channel, rootId: call.root_id }, answered, command);
}

/** A custom command answers after the fact. Whatever is wrong carries one id, and the status of its cause. */
export async function receiveLateAnswer(ctx: Ctx, id: string, answered: CommandAnswer): Promise<void> {
  try {
    await receive(ctx, id, answered);
  } catch (error) {
    if (error instanceof AppError) throw new AppError('web.command_webhook.general.app_error', error.status, { detail: error.id });
    throw error;
  }
}
