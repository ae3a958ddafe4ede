import type { Ctx } from '@foremast/kernel/context';
import { findUser, type UserRow } from '@foremast/store/queries/users';
import { rolesGrant, words } from '../permissions/roles.ts';
import { maySeeUser } from '../users/visibility.ts';

/** Direct messages stay on one server: nobody writes to people of another, who would never read it. */
export const isOfAnotherServer = ({ remote_id }: Pick<UserRow, 'remote_id'>): boolean => Boolean(remote_id);

/** Limits to people of one team are not asked here: they hold when the channel is opened. */
export async function mayWriteToEachOther(ctx: Ctx, userId: string, otherId: string): Promise<boolean> {
  const [user, other] = [await findUser(ctx.db, userId), await findUser(ctx.db, otherId)];
  if (user && isOfAnotherServer(user)) return false;
  if (other && isOfAnotherServer(other)) return false;
  if (userId === ctx.userId) return maySeeUser(ctx, otherId);
  return user === undefined || rolesGrant(ctx.db, words(user.roles), 'view_members').then((all) => all || maySeeUser(ctx, otherId));
}
