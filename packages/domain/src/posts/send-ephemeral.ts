import type { Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { ephemeralMessage } from '@foremast/wire/events';
import type { Post } from '@foremast/wire/models/post';
import { withCookies } from '../actions/action-cookie.ts';
import { proxiedPost } from '../image-proxy/proxied-post.ts';
import { linkViews } from '../link-previews/link-views.ts';
import { withActionIds } from './attachments.ts';
import { customEmoji } from './custom-emoji.ts';
import { normaliseAttachments } from './decode-attachments.ts';

export interface EphemeralPost {
  readonly id?: string;
  readonly is_pinned?: boolean;
  readonly metadata?: Post['metadata'];
  readonly channel_id: string;
  readonly user_id: string;
  readonly message: string;
  readonly root_id?: string;
  readonly props?: Record<string, unknown>;
  readonly create_at?: number;
  readonly type?: string;
}

/** What is attached, as people see it: its buttons carry where they lead, for nothing of the message is kept. */
async function attached(tx: Tx, post: Post): Promise<Pick<Post, 'props' | 'metadata'>> {
  if (!('attachments' in post.props)) return { props: post.props, metadata: post.metadata };
  const attachments = normaliseAttachments(post.props.attachments);
  const shown = attachments && (await withCookies(tx.db, post, withActionIds(attachments, newId)));
  return { props: { ...post.props, attachments: shown }, metadata: { ...post.metadata, embeds: [{ type: 'message_attachment' }] } };
}

/** A message for one person's eyes: told, never stored. */
export async function sendEphemeral(tx: Tx, toUserId: string, e: EphemeralPost): Promise<Post> {
  const at = e.create_at || tx.now();
  const bare: Post = {
    id: e.id ?? newId(),
    create_at: at,
    update_at: 0,
    edit_at: 0,
    delete_at: 0,
    is_pinned: e.is_pinned ?? false,
    user_id: e.user_id,
    channel_id: e.channel_id,
    root_id: e.root_id ?? '',
    original_id: '',
    message: e.message,
    type: e.type ?? 'system_ephemeral',
    props: e.props ?? {},
    hashtags: '',
    file_ids: null,
    pending_post_id: '',
    reply_count: 0,
    last_reply_at: 0,
    participants: null,
    metadata: {},
  };
  const links = (await linkViews(tx.db, tx.config, [bare]))(bare);
  const emojis = (await customEmoji(tx.db, tx.config, [bare.message]))(bare.message);
  const shown = {
    ...(emojis ? { emojis } : {}),
    ...(links.embed ? { embeds: [links.embed] } : {}),
    ...(links.images ? { images: { ...links.images } } : {}),
  };
  const post = proxiedPost(tx.config, { ...bare, ...(await attached(tx, { ...bare, metadata: { ...shown, ...e.metadata } })) });
  tx.emit(ephemeralMessage, { post: JSON.stringify(post) }, { user: toUserId, channel: e.channel_id });
  return post;
}
