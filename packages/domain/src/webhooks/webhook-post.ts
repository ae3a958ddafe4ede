import type { Tx } from '@foremast/kernel/context';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { UserRow } from '@foremast/store/queries/users';
import { type MessageAttachment, withActionIds } from '../posts/attachments.ts';
import { incomingProps } from '../posts/incoming-props.ts';
import { mayBePriority, postError } from '../posts/validate-post.ts';
import { type NewPost, writePost } from '../posts/write-post.ts';
import { splitPost } from './split-post.ts';

/** What an integration says, already in our notation. */
export interface Said {
  readonly text: string;
  readonly attachments: readonly MessageAttachment[];
  readonly props: Readonly<Record<string, unknown>>;
  readonly type: string;
  readonly priority: {
    readonly priority?: string | null;
    readonly requested_ack?: boolean | null;
    readonly persistent_notifications?: boolean | null;
  } | null;
}

/** Under what name and picture it is shown, as far as the settings allow. */
export interface Guise {
  readonly displayName: string;
  readonly username: string;
  readonly iconUrl: string;
  readonly iconEmoji: string;
}

const MESSAGE_MAX = 16_383;
/** Not for the sender to say. */
const OURS = new Set(['attachments', 'override_icon_url', 'override_username', 'from_webhook', 'webhook_display_name']);

function guiseProps(tx: Tx, { displayName, username, iconUrl, iconEmoji }: Guise): Record<string, unknown> {
  const { EnablePostUsernameOverride, EnablePostIconOverride } = tx.config.ServiceSettings;
  return {
    from_webhook: 'true',
    webhook_display_name: displayName,
    ...(EnablePostUsernameOverride ? { override_username: username || 'webhook' } : {}),
    ...(EnablePostIconOverride && iconUrl !== '' ? { override_icon_url: iconUrl } : {}),
    ...(EnablePostIconOverride && iconEmoji !== '' ? { override_icon_emoji: iconEmoji } : {}),
  };
}

function priorityOf(said: Said): NewPost['priority'] {
  if (!said.priority) return undefined;
  const { priority, requested_ack = null, persistent_notifications = null } = said.priority;
  if (priority === undefined || priority === null || !mayBePriority(priority)) throw badRequest('web.incoming_webhook.priority.app_error');
  return { priority, requested_ack, persistent_notifications };
}

/** Writes what an integration says in the name of its owner; more than fits into one message becomes several. */
export async function writeWebhookPost(tx: Tx, owner: UserRow, channel: ChannelHead, said: Said, guise: Guise, rootId = ''): Promise<void> {
  if (said.type.startsWith('system_')) throw badRequest('api.context.invalid_param.app_error', { Name: 'type' });
  if (channel.delete_at > 0) throw forbidden('api.post.create_post.can_not_post_to_deleted.error');
  const asked = Object.fromEntries(Object.entries(said.props).filter(([key]) => !OURS.has(key)));
  const props = await incomingProps(tx.ctx, { ...asked, ...guiseProps(tx, guise) }, owner);
  const attachments = withActionIds(said.attachments, newId);
  const priority = priorityOf(said);
  const type = attachments.length > 0 ? 'slack_attachment' : said.type;
  const at = tx.now();
  for (const [i, piece] of splitPost(said.text, props, attachments, MESSAGE_MAX).entries()) {
    const post: NewPost = {
      channel_id: channel.id,
      user_id: owner.id,
      root_id: rootId,
      type,
      message: piece.message,
      props: piece.props,
      create_at: at + i,
      ...(priority && rootId === '' ? { priority } : {}),
    };
    const wrong = postError(post);
    if (wrong) throw wrong;
    await writePost(tx, post, { setOnline: false });
  }
}
