import type { SelectQueryBuilder } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Db } from '../store.ts';
import type { FileQuery } from './file-search.ts';

/** Files of messages by all that a search asks for but the words, newest first. */
export function filesInScope(db: Db, q: FileQuery): SelectQueryBuilder<Tables, 'fileinfo', { id: string }> {
  const { anyOf } = db.dialect;
  let query = db
    .selectFrom('fileinfo')
    .select('fileinfo.id')
    .where(anyOf('fileinfo.channelid', q.channels))
    .where('fileinfo.deleteat', '=', 0)
    .where('fileinfo.postid', '!=', '');
  if (q.among) query = query.where(anyOf('fileinfo.id', q.among));
  if (q.authors) query = query.where(anyOf('fileinfo.creatorid', q.authors));
  if (q.notAuthors.length > 0) query = query.where((eb) => eb.not(anyOf('fileinfo.creatorid', q.notAuthors)));
  if (q.extensions.length > 0) query = query.where(anyOf('fileinfo.extension', q.extensions));
  if (q.notExtensions.length > 0) query = query.where((eb) => eb.not(anyOf('fileinfo.extension', q.notExtensions)));
  for (const { from, until } of q.within) query = query.where('fileinfo.createat', '>=', from).where('fileinfo.createat', '<', until);
  for (const { from, until } of q.outside)
    query = query.where((eb) => eb.or([eb('fileinfo.createat', '<', from), eb('fileinfo.createat', '>=', until)]));
  return query.orderBy('fileinfo.createat', 'desc').orderBy('fileinfo.id').limit(q.limit);
}
