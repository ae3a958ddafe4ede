import type { Ctx } from '@foremast/kernel/context';
import { findUser, findUserByEmail, findUserByUsername } from '@foremast/store/queries/users';

export interface LoginType {
  readonly auth_service: string;
  readonly is_deactivated?: true;
}

/** How somebody signs in. People who are not there look like people with a password. */
export async function loginType(ctx: Ctx, id: string, loginId: string): Promise<LoginType> {
  const name = loginId.toLowerCase();
  const user = id ? await findUser(ctx.db, id) : ((await findUserByUsername(ctx.db, name)) ?? (await findUserByEmail(ctx.db, name)));
  if (!user) return { auth_service: '' };
  if (user.delete_at > 0) return { auth_service: '', is_deactivated: true };
  return { auth_service: user.auth_service === 'magic_link' ? 'magic_link' : '' };
}
