import type { Ctx } from '@foremast/kernel/context';
import { findUser, findUserByEmail, findUserByUsername } from '@foremast/store/queries/users';
import { countInvitations, SIGN_IN_LINKS } from '../teams/invitation-limit.ts';
import { MAGIC_LINK, mailMagicLink } from './magic-link.ts';

export interface LoginType {
  readonly auth_service: string;
  readonly is_deactivated?: true;
}

/** How somebody signs in; who does so by a link is mailed one. People who are not there look like people with a password. */
export async function loginType(ctx: Ctx, id: string, loginId: string): Promise<LoginType> {
  const name = loginId.toLowerCase();
  const user = id ? await findUser(ctx.db, id) : ((await findUserByUsername(ctx.db, name)) ?? (await findUserByEmail(ctx.db, name)));
  if (!user) return { auth_service: '' };
  if (user.delete_at > 0) return { auth_service: '', is_deactivated: true };
  if (user.auth_service !== MAGIC_LINK) return { auth_service: '' };
  // Anybody may ask, so the mailbox of who is asked for must not be filled.
  countInvitations(ctx, 1, user.id, SIGN_IN_LINKS);
  await ctx.tx((tx) => mailMagicLink(tx, user));
  return { auth_service: MAGIC_LINK };
}
