import { teamUnreads as messagesUnread, type ThreadUnreadRow, threadUnreads } from '@foremast/store/queries/team-members';
import type { Db } from '@foremast/store/store';
import type { TeamUnread } from '@foremast/wire/models/team';

const NO_THREADS = { thread_count: 0, thread_mention_count: 0, thread_urgent_mention_count: 0 };

export const nothingUnread = (teamId: string): TeamUnread => ({
  team_id: teamId,
  msg_count: 0,
  msg_count_root: 0,
  mention_count: 0,
  mention_count_root: 0,
  ...NO_THREADS,
});

/** What somebody has not read in each team; threads only where they are asked for, urgent ones where messages can be. */
export async function teamUnreads(db: Db, userId: string, withThreads: boolean, withUrgent: boolean): Promise<TeamUnread[]> {
  const [messages, threads] = [await messagesUnread(db, userId), withThreads ? await threadUnreads(db, userId) : []];
  const byTeam = new Map<string, ThreadUnreadRow>(threads.map((row) => [row.team_id, row]));
  return messages.map((row) => ({ ...row, ...NO_THREADS, ...byTeam.get(row.team_id), ...(withUrgent ? {} : { thread_urgent_mention_count: 0 }) }));
}
