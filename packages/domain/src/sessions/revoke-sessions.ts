import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidBody, invalidUrl } from '@foremast/kernel/error';
import { deleteAllSessions, deleteSession, deleteSessionsOfUser, findSession } from '@foremast/store/queries/sessions';
import { audit } from '../audits/audit.ts';

/** Ends one session of a person. */
export async function revokeSession(ctx: Ctx, userId: string, sessionId: string): Promise<void> {
  if (sessionId === '') throw invalidBody('session_id');
  const session = await findSession(ctx.db, sessionId);
  if (!session) throw badRequest('app.session.get.app_error');
  if (session.user_id !== userId) throw invalidUrl('user_id');
  await ctx.tx(async (tx) => {
    await deleteSession(tx.db, session);
    await audit(tx, { extra: `session_id=${sessionId}` });
  });
}

/** Ends all sessions of a person, the caller's own included. */
export async function revokeSessionsOf(ctx: Ctx, userId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    await deleteSessionsOfUser(tx.db, userId);
    await audit(tx, { extra: `user_id=${userId}` });
  });
}

/** Ends all sessions of everybody. */
export async function revokeEverybody(ctx: Ctx): Promise<void> {
  await ctx.tx(async (tx) => {
    await deleteAllSessions(tx.db);
    await audit(tx);
  });
}
