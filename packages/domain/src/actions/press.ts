import type { Ctx } from '@foremast/kernel/context';
import { noPermission, notFound } from '@foremast/kernel/error';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { findAnyPost, type PostRow } from '@foremast/store/queries/posts';
import { findTeam } from '@foremast/store/queries/teams';
import { getChannelHead } from '../channels/get-channel.ts';
import { mayReadContent } from '../permissions/channel.ts';
import type { AttachmentAction, MessageAttachment } from '../posts/attachments.ts';
import { getAccount } from '../users/get-account.ts';
import { type ActionCookie, openCookie } from './action-cookie.ts';
import { applyReply, readReply } from './action-reply.ts';
import { callIntegration, integrationFailed } from './call-integration.ts';
import { type KeptProps, keptProps } from './kept-props.ts';
import { newTrigger, type Trigger } from './trigger-id.ts';

/** A button or an entry of a menu that somebody chose. */
export interface Press {
  readonly postId: string;
  readonly actionId: string;
  readonly selected: string;
  readonly cookie: string;
}

/** What was pressed, wherever that is written down. */
export interface Pressed extends KeptProps {
  readonly post: PostRow | undefined;
  readonly channel: ChannelHead;
  readonly rootId: string;
  readonly type: string;
  readonly dataSource: string;
  readonly integration: NonNullable<AttachmentAction['integration']>;
}

async function admit(ctx: Ctx, { postId, cookie }: Press): Promise<{ row: PostRow | undefined; sealed: ActionCookie | undefined }> {
  const row = await findAnyPost(ctx.db, postId);
  if (cookie === '') {
    if (!row || !(await mayReadContent(ctx, row.channel_id))) throw noPermission();
    if (row.delete_at > 0) throw notFound('app.post.get.app_error');
    return { row, sealed: undefined };
  }
  const sealed = await openCookie(ctx.db, cookie);
  if (!sealed) throw integrationFailed();
  if (!(await mayReadContent(ctx, sealed.channel_id))) throw noPermission();
  if (!row || row.delete_at > 0) return { row: undefined, sealed };
  // A stored message speaks for itself, and has its own readers.
  if (!(await mayReadContent(ctx, row.channel_id))) throw noPermission();
  return { row, sealed };
}

function actionOf(row: PostRow, id: string): AttachmentAction | undefined {
  const attachments = row.props?.attachments;
  if (!Array.isArray(attachments)) return undefined;
  return (attachments as MessageAttachment[]).flatMap(({ actions }) => actions ?? []).find((action) => action.id === id);
}

async function ofStored(ctx: Ctx, row: PostRow, actionId: string): Promise<Pressed> {
  const action = actionOf(row, actionId);
  if (!action?.integration) throw notFound('api.post.do_action.action_id.app_error');
  return {
    ...keptProps(row.props ?? {}),
    post: row,
    channel: await getChannelHead(ctx.db, row.channel_id),
    rootId: row.root_id || row.id,
    type: action.type ?? '',
    dataSource: action.data_source ?? '',
    integration: action.integration,
  };
}

async function ofSealed(ctx: Ctx, sealed: ActionCookie, postId: string): Promise<Pressed> {
  if (!sealed.integration || sealed.post_id !== postId) throw integrationFailed();
  return {
    retain_props: sealed.retain_props,
    remove_props: sealed.remove_props,
    post: undefined,
    channel: await getChannelHead(ctx.db, sealed.channel_id),
    rootId: sealed.root_post_id,
    type: sealed.type,
    dataSource: sealed.data_source,
    integration: sealed.integration,
  };
}

/** What the integration is told: who pressed what, where, and what it wrote down for itself. */
async function payload(ctx: Ctx, pressed: Pressed, { postId, selected }: Press, trigger: Trigger): Promise<Record<string, unknown>> {
  const { channel, type, integration, dataSource } = pressed;
  const user = await getAccount(ctx.db, ctx.userId);
  // Direct and group messages have no team.
  const team = channel.team_id ? await findTeam(ctx.db, channel.team_id) : undefined;
  if (channel.team_id && !team) throw notFound('app.team.get.find.app_error');
  const chosen = type === 'select' && selected !== '';
  const context = chosen ? { ...integration.context, selected_option: selected } : integration.context;
  return {
    user_id: user.id,
    user_name: user.username,
    channel_id: channel.id,
    channel_name: channel.name,
    team_id: channel.team_id,
    team_domain: team?.name ?? '',
    post_id: postId,
    trigger_id: trigger.id,
    type,
    data_source: chosen ? dataSource : '',
    ...(context ? { context } : {}),
  };
}

/**
 * Somebody pressed a button: its integration is asked, and what it answers happens. Gives back the trigger id for the client.
 * Throws `api.post.do_action.action_id.app_error` (404) and `api.post.do_action.action_integration.app_error` (400).
 */
export async function press(ctx: Ctx, what: Press): Promise<string> {
  const { row, sealed } = await admit(ctx, what);
  const pressed = row ? await ofStored(ctx, row, what.actionId) : await ofSealed(ctx, sealed as ActionCookie, what.postId);
  const trigger = await newTrigger(ctx.db, ctx.userId, ctx.now());
  const reply = readReply(await callIntegration(ctx, pressed.integration.url ?? '', await payload(ctx, pressed, what, trigger)));
  await applyReply(ctx, pressed, reply);
  return trigger.clientId;
}
