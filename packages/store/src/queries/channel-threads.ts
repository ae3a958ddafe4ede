import type { WriteDb } from '../store.ts';

/** Threads go with their channel to another team. */
export async function moveThreads(db: WriteDb, channelId: string, teamId: string): Promise<void> {
  await db.updateTable('threads').set({ threadteamid: teamId }).where('channelid', '=', channelId).execute();
}
