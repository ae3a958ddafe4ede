import type { Ctx } from '@foremast/kernel/context';
import { AppError, badRequest, forbidden } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { channelMemberHead } from '@foremast/store/queries/channel-members';
import { channelHead } from '@foremast/store/queries/channels';
import type { CommandRow } from '@foremast/store/queries/commands';
import { findPost } from '@foremast/store/queries/posts';
import { lookAhead } from '../link-previews/look-at-links.ts';
import { withActionIds } from '../posts/attachments.ts';
import { incomingProps } from '../posts/incoming-props.ts';
import { sendEphemeral } from '../posts/send-ephemeral.ts';
import { postError } from '../posts/validate-post.ts';
import { writePost } from '../posts/write-post.ts';
import { callOutgoingHooks } from '../webhooks/call-outgoing.ts';
import { fromSlack } from '../webhooks/slack-text.ts';
import type { CommandAnswer } from './answer.ts';
import type { CommandCall } from './command-call.ts';

type Speaker = Pick<CommandRow, 'username' | 'icon_url'>;
type Caller = Pick<CommandCall, 'user' | 'channel' | 'rootId'>;

const FAILED = 'api.command.execute_command.create_post_failed.app_error';
const failed = () => badRequest(FAILED);

/** Built-in commands speak as whoever gave them; others under the name that the command has, else the answer. */
function guise(ctx: Ctx, custom: Speaker | undefined, answer: CommandAnswer): Record<string, unknown> {
  const { EnablePostUsernameOverride, EnablePostIconOverride } = ctx.config.ServiceSettings;
  const name = custom?.username || answer.username;
  return {
    ...(custom ? { from_webhook: 'true' } : {}),
    ...(EnablePostUsernameOverride && name !== '' ? { override_username: name } : {}),
    ...(EnablePostIconOverride ? { override_icon_url: custom?.icon_url || answer.icon_url } : {}),
  };
}

async function placeOf(ctx: Ctx, { user, channel, rootId }: Caller, answer: CommandAnswer, custom: boolean) {
  if (!custom || answer.channel_id === '' || answer.channel_id === channel.id) return { channel, rootId };
  const other = await channelHead(ctx.db, answer.channel_id);
  if (!other || !(await channelMemberHead(ctx.db, other.id, user.id))) throw forbidden(FAILED);
  return { channel: other, rootId: '' };
}

async function say(ctx: Ctx, caller: Caller, answer: CommandAnswer, custom: Speaker | undefined): Promise<void> {
  if (answer.type.startsWith('system_')) throw failed();
  const { channel, rootId } = await placeOf(ctx, caller, answer, custom !== undefined);
  const said = { text: answer.text, attachments: answer.attachments ?? [] };
  const { text, attachments } = answer.skip_slack_parsing ? said : await fromSlack(ctx.db, said);
  if (text === '' && attachments.length === 0) return;
  const own = await incomingProps(ctx, { ...answer.props, ...guise(ctx, custom, answer) }, caller.user);
  const withIds = withActionIds(attachments, newId);
  if (answer.response_type === 'in_channel') {
    const props = withIds.length > 0 ? { ...own, attachments: withIds } : own;
    const post = {
      channel_id: channel.id,
      user_id: caller.user.id,
      root_id: rootId,
      message: text,
      type: withIds.length > 0 ? 'slack_attachment' : answer.type,
      props,
    };
    if (postError(post) || channel.delete_at > 0) throw failed();
    await lookAhead(ctx, post, ctx.now());
    await ctx.tx(async (tx) => {
      const root = rootId === '' ? undefined : await findPost(tx.db, rootId);
      if (rootId !== '' && (root?.root_id !== '' || root.channel_id !== channel.id)) throw failed();
      await callOutgoingHooks(tx, await writePost(tx, post, { setOnline: true }));
    });
  } else if (answer.response_type === '' || answer.response_type === 'ephemeral') {
    const props = withIds.length > 0 ? { ...own, attachments: withIds } : own;
    await lookAhead(ctx, { message: text, type: '', props }, ctx.now());
    await ctx.tx((tx) =>
      sendEphemeral(tx, caller.user.id, { channel_id: channel.id, user_id: caller.user.id, root_id: rootId, message: text, props }),
    );
  }
}

/** Says what a command answered, and what it answered besides. `custom`: the command that somebody made. */
export async function writeAnswer(ctx: Ctx, caller: Caller, answer: CommandAnswer, custom?: Speaker): Promise<void> {
  try {
    await say(ctx, caller, answer, custom);
    for (const extra of answer.extra_responses ?? []) await say(ctx, caller, extra, custom);
  } catch (error) {
    if (error instanceof AppError && error.id !== FAILED) throw badRequest(FAILED);
    throw error;
  }
}
