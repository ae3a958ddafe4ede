import type { Session, Tx } from '@foremast/kernel/context';
import { sessionsByToken, updateSession } from '@foremast/store/queries/sessions';

/** Requests that are under way with the old token while an app fetches a new one still arrive. */
const OVERLAP_MS = 30_000;
const MARK = 'superseded';

/** The old session of an app that was given a new one: it ends in a moment. */
export async function supersedeSession(tx: Tx, token: string): Promise<void> {
  const session = await tx.db.cached(sessionsByToken, token);
  if (!session) return;
  const expires_at = Math.min(session.expires_at, tx.now() + OVERLAP_MS);
  await updateSession(tx.db, session, { expires_at, props: { ...session.props, [MARK]: 'true' } });
}

/** No session that anybody counts as open. */
export const isSuperseded = (session: Pick<Session, 'props'>): boolean => session.props[MARK] === 'true';
