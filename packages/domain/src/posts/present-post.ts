import type { PostRow } from '@foremast/store/queries/posts';
import type { Post } from '@foremast/wire/models/post';
import { type MessageAttachment, withoutIntegrations } from './attachments.ts';

export function fileIdsOf(row: Pick<PostRow, 'file_ids'>): string[] {
  if (!row.file_ids || row.file_ids === '[]') return [];
  const ids: unknown = JSON.parse(row.file_ids);
  return Array.isArray(ids) ? ids : [];
}

/** Where a button of an attachment leads is not for clients. */
function publicProps(props: PostRow['props']): Record<string, unknown> {
  if (!props) return {};
  const keys = Object.keys(props);
  if (keys.length === 0) return props;
  const { attachments } = props;
  const shown = Array.isArray(attachments) ? { ...props, attachments: withoutIntegrations(attachments as MessageAttachment[]) } : props;
  // In one order, whatever the database keeps them in.
  return keys.length === 1 ? shown : Object.fromEntries(keys.sort().map((key) => [key, shown[key as keyof typeof shown]]));
}

/** A message as stored, without what comes from other tables: reply counts, metadata. */
export function presentPost(row: PostRow): Post {
  return {
    id: row.id,
    create_at: row.create_at,
    update_at: row.update_at,
    edit_at: row.edit_at,
    delete_at: row.delete_at,
    is_pinned: row.is_pinned,
    user_id: row.user_id,
    channel_id: row.channel_id,
    root_id: row.root_id,
    original_id: row.original_id,
    message: row.message,
    type: row.type,
    props: publicProps(row.props),
    hashtags: row.hashtags,
    file_ids: fileIdsOf(row),
    pending_post_id: '',
    ...(row.has_reactions ? { has_reactions: true } : {}),
    ...(row.remote_id === null ? {} : { remote_id: row.remote_id }),
    reply_count: 0,
    last_reply_at: 0,
    participants: null,
    metadata: {},
  };
}
