import type { Ctx } from '@foremast/kernel/context';
import { type StatusRow, statusesOf } from '@foremast/store/queries/status';
import type { Status } from '@foremast/wire/models/status';
import { activeChannelOf } from './active-channel.ts';
import { unseen } from './write-status.ts';

export function presentStatus(ctx: Ctx, { user_id, status, manual, last_activity_at, dnd_end_time }: StatusRow): Status {
  const active = activeChannelOf(ctx.app, user_id);
  return { user_id, status, manual, last_activity_at, dnd_end_time, ...(active ? { active_channel: active } : {}) };
}

/** The presence of several people; of those who are not there too. */
export async function presentStatuses(ctx: Ctx, ids: readonly string[]): Promise<Status[]> {
  const found = new Map((await statusesOf(ctx.db, ids)).map((row) => [row.user_id, row]));
  return ids.map((id) => presentStatus(ctx, found.get(id) ?? unseen(id)));
}
