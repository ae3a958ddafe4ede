import { clearSessionCookie } from '@foremast/domain/sessions/cookies';
import { OK, operation } from '@foremast/kernel/operation';
import { deleteSession } from '@foremast/store/queries/sessions';
import { StatusOK } from '@foremast/wire/models/status';

export const logout = operation({
  id: 'Logout',
  method: 'POST',
  path: '/api/v4/users/logout',
  summary: 'End the session that the request came with; it is no error when there is none.',
  response: StatusOK,
  permission: 'public',
  async handle(_, ctx) {
    clearSessionCookie(ctx);
    const session = ctx.maybeSession;
    if (session) await ctx.tx((tx) => deleteSession(tx.db, session));
    return OK;
  },
});
