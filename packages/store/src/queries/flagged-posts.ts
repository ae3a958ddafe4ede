import type { Db } from '../store.ts';
import { type PostRow, selectPosts } from './posts.ts';

export interface FlaggedListing {
  readonly userId: string;
  readonly channelId: string;
  /** '' for all; counts where no channel is named. With a team, direct channels count, too. */
  readonly teamId: string;
  readonly limit: number;
  readonly offset: number;
}

/** The messages that somebody saved in channels of theirs, newest first. */
export async function flaggedPosts(db: Db, { userId, teamId, channelId, limit, offset }: FlaggedListing): Promise<PostRow[]> {
  let query = selectPosts(db)
    .innerJoin('preferences', 'preferences.name', 'posts.id')
    .innerJoin('channels', 'channels.id', 'posts.channelid')
    .innerJoin('channelmembers', (join) => join.onRef('channelmembers.channelid', '=', 'posts.channelid').on('channelmembers.userid', '=', userId))
    .where('preferences.userid', '=', userId)
    .where('preferences.category', '=', 'flagged_post')
    .where('posts.deleteat', '=', 0);
  if (channelId !== '') query = query.where('posts.channelid', '=', channelId);
  else if (teamId !== '') query = query.where('channels.teamid', 'in', [teamId, '']);
  return (await query.orderBy('posts.createat', 'desc').limit(limit).offset(offset).execute()) as PostRow[];
}
