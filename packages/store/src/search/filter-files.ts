import type { SelectQueryBuilder } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Db } from '../store.ts';
import type { FileQuery } from './file-search.ts';

type Joined = SelectQueryBuilder<Tables, 'fileinfo' | 'channels' | 'channelmembers', { id: string }>;

/** Files of messages with their channels, for members. */
export const joinedFiles = (db: Db): Joined =>
  db
    .selectFrom('fileinfo')
    .innerJoin('channels', 'channels.id', 'fileinfo.channelid')
    .innerJoin('channelmembers', 'channelmembers.channelid', 'fileinfo.channelid')
    .select('fileinfo.id');

/** All that a search asks for but the words; never what the searcher may not read. */
export function filterFiles(db: Db, joined: Joined, q: FileQuery): Joined {
  const { anyOf } = db.dialect;
  let query = joined.where('channelmembers.userid', '=', q.userId).where('fileinfo.deleteat', '=', 0).where('fileinfo.postid', '!=', '');
  if (q.teamId !== undefined) query = query.where('channels.teamid', 'in', [q.teamId, '']);
  if (!q.archivedToo) query = query.where('channels.deleteat', '=', 0);
  if (q.authors) query = query.where(anyOf('fileinfo.creatorid', q.authors));
  if (q.notAuthors.length > 0) query = query.where((eb) => eb.not(anyOf('fileinfo.creatorid', q.notAuthors)));
  if (q.channels) query = query.where(anyOf('fileinfo.channelid', q.channels));
  if (q.notChannels.length > 0) query = query.where((eb) => eb.not(anyOf('fileinfo.channelid', q.notChannels)));
  if (q.extensions.length > 0) query = query.where(anyOf('fileinfo.extension', q.extensions));
  if (q.notExtensions.length > 0) query = query.where((eb) => eb.not(anyOf('fileinfo.extension', q.notExtensions)));
  for (const { from, until } of q.within) query = query.where('fileinfo.createat', '>=', from).where('fileinfo.createat', '<', until);
  for (const { from, until } of q.outside)
    query = query.where((eb) => eb.or([eb('fileinfo.createat', '<', from), eb('fileinfo.createat', '>=', until)]));
  return query.orderBy('fileinfo.createat', 'desc').orderBy('fileinfo.id').limit(q.limit);
}
