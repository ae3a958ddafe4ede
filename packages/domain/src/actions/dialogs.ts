import type { Ctx } from '@foremast/kernel/context';
import { decodeBody, parseFirstJson, storable, WrongShape } from '@foremast/kernel/decode';
import { badRequest, invalidBody, noPermission } from '@foremast/kernel/error';
import { openDialog } from '@foremast/wire/events';
import { type Dialog, DialogAnswer, DialogChoices, type DialogSubmission } from '@foremast/wire/models/dialog';
import type { Static, TSchema } from '@foremast/wire/scalars';
import { getChannelHead } from '../channels/get-channel.ts';
import { mayReadContent } from '../permissions/channel.ts';
import { hasOnTeam } from '../permissions/team.ts';
import { callIntegration } from './call-integration.ts';
import { dialogFaults } from './dialog-faults.ts';
import { isSource } from './is-source.ts';
import { shownDialog } from './shown-dialog.ts';
import { readTrigger } from './trigger-id.ts';

const MOST_FAULTS = 20;

/** The author of an integration finds in the log what clients may not show as it was meant. */
function noteFaults(ctx: Ctx, dialog: Dialog): void {
  const faults = dialogFaults(dialog);
  if (faults.length > 0) ctx.app.log.write('warn', 'a dialog breaks its rules', { faults: faults.slice(0, MOST_FAULTS) });
}
/** Whoever holds a fresh trigger id may show its person a form. A form that makes no sense is the client's to refuse. */
export async function showDialog(ctx: Ctx, triggerId: string, url: string, dialog: Dialog): Promise<void> {
  if (url === '') throw invalidBody('url');
  const { clientId, userId } = await readTrigger(ctx, triggerId);
  noteFaults(ctx, dialog);
  const shown = JSON.stringify({ trigger_id: clientId, url, dialog: shownDialog(dialog) });
  await ctx.tx(async (tx) => tx.emit(openDialog, { dialog: shown }, { user: userId }));
}

/** The form was opened somewhere: whoever answers must be able to see that place. */
async function requirePlace(ctx: Ctx, { channel_id, team_id }: DialogSubmission): Promise<void> {
  const channel = await getChannelHead(ctx.db, channel_id);
  if (!(await mayReadContent(ctx, channel.id)) || !(await hasOnTeam(ctx, 'view_team', team_id))) throw noPermission();
}

const forwarded = (ctx: Ctx, { url: _, ...submission }: DialogSubmission, type: string) => ({ ...submission, type, user_id: ctx.userId });

function readAnswer<S extends TSchema>(schema: S, body: string, error: string): Static<S> {
  try {
    return decodeBody(schema, body === '' ? undefined : storable(body, parseFirstJson(body)));
  } catch (failure) {
    throw failure instanceof WrongShape ? badRequest(error) : failure;
  }
}

const KINDS: ReadonlySet<string> = new Set(['', 'ok', 'form', 'navigate']);

/** Hands in a form, or that it was given up; answers what the integration says to it. */
export async function submitDialog(ctx: Ctx, submission: DialogSubmission): Promise<DialogAnswer> {
  if (submission.url === '') throw invalidBody('url');
  await requirePlace(ctx, submission);
  const type = submission.type === 'refresh' ? 'refresh' : 'dialog_submission';
  const body = await callIntegration(ctx, submission.url, forwarded(ctx, submission, type));
  const { error = '', errors = {}, type: kind = '', form } = readAnswer(DialogAnswer, body, 'app.submit_interactive_dialog.json_error');
  if (!KINDS.has(kind) || (kind === 'form') !== (form !== undefined)) throw badRequest('app.submit_interactive_dialog.invalid_response');
  if (form) noteFaults(ctx, form);
  return {
    ...(error === '' ? {} : { error }),
    ...(Object.keys(errors).length === 0 ? {} : { errors }),
    ...(kind === '' ? {} : { type: kind }),
    ...(form ? { form: shownDialog(form) } : {}),
  };
}

/** The entries of a menu for what somebody typed so far. */
export async function lookUpChoices(ctx: Ctx, submission: DialogSubmission): Promise<DialogChoices> {
  if (!isSource(submission.url)) throw invalidBody('url');
  await requirePlace(ctx, submission);
  const body = await callIntegration(ctx, submission.url, forwarded(ctx, submission, 'dialog_lookup'));
  return readAnswer(DialogChoices, body, 'app.lookup_interactive_dialog.json_error');
}
