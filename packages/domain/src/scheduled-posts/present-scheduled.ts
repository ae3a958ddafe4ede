import type { ScheduledPostRow } from '@foremast/store/queries/scheduled-posts';
import type { ScheduledPost } from '@foremast/wire/models/draft';

export function presentScheduled(row: ScheduledPostRow): ScheduledPost {
  const fileIds = JSON.parse(row.file_ids || '[]') as string[];
  const priority = row.priority ? (JSON.parse(row.priority) as Record<string, unknown>) : {};
  return {
    id: row.id,
    create_at: row.create_at,
    update_at: row.update_at,
    delete_at: 0,
    user_id: row.user_id,
    channel_id: row.channel_id,
    root_id: row.root_id,
    message: row.message,
    type: row.type ?? '',
    props: JSON.parse(row.props || '{}') as Record<string, unknown>,
    ...(fileIds.length > 0 ? { file_ids: fileIds } : {}),
    ...(Object.keys(priority).length > 0 ? { priority } : {}),
    scheduled_at: row.scheduled_at,
    processed_at: row.processed_at,
    error_code: row.error_code,
  };
}
