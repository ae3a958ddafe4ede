import type { Ctx } from '@foremast/kernel/context';
import { noPermission, notFound } from '@foremast/kernel/error';
import type { UserRow } from '@foremast/store/queries/users';
import type { User } from '@foremast/wire/models/user';
import { presentUser } from './present-user.ts';
import { viewerOf } from './viewer.ts';
import { absent, maySeeUser } from './visibility.ts';

/** The ETag of one account. */
export function tagUser(ctx: Ctx, user: UserRow): void {
  const { ShowFullName, ShowEmailAddress } = ctx.config.PrivacySettings;
  ctx.etag(user.id, user.update_at, '', 0, ShowFullName, ShowEmailAddress, user.bot_last_icon_update ?? 0);
}

/** An account as the caller sees it; 403 when the caller may not, `id` (404) when it is not there. */
export async function getVisibleUser(ctx: Ctx, user: UserRow | undefined, id: string): Promise<User> {
  if (!user) throw await absent(ctx, notFound(id));
  if (!(await maySeeUser(ctx, user.id))) throw noPermission();
  tagUser(ctx, user);
  return presentUser(user, await viewerOf(ctx, user.id), ctx.config);
}
