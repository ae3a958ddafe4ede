import { badRequest, notFound } from '@foremast/kernel/error';
import { findScheme, type SchemeRow } from '@foremast/store/queries/schemes';
import type { Db } from '@foremast/store/store';

/** Deleted ones too. Throws `app.scheme.get.app_error` (404). */
export async function getScheme(db: Db, id: string): Promise<SchemeRow> {
  const scheme = await findScheme(db, id);
  if (!scheme) throw notFound('app.scheme.get.app_error');
  return scheme;
}

/** A scheme of this scope; throws `error` (400) for one of another. */
export async function getSchemeOf(db: Db, id: string, scope: 'team' | 'channel', error: string): Promise<SchemeRow> {
  const scheme = await getScheme(db, id);
  if (scheme.scope !== scope) throw badRequest(error);
  return scheme;
}
