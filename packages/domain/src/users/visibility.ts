import type { Ctx } from '@foremast/kernel/context';
import { noPermission } from '@foremast/kernel/error';
import type { Requirement } from '@foremast/kernel/permission';
import { teamMembershipsOfUser } from '@foremast/store/queries/team-members';
import { inCircle, type UserCircle } from '@foremast/store/queries/user-circle';
import type { UserRow } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import { sql } from 'kysely';
import { rolesGrant, teamRolesOf, words } from '../permissions/roles.ts';
import { hasSystem } from '../permissions/system.ts';

/** Whom the caller may see; `undefined` is everybody. Guests see the people they share a channel with. */
export const circleOf = async (ctx: Ctx): Promise<UserCircle | undefined> =>
  ctx.isSystem ? undefined : circleFor(ctx.db, ctx.userId, await hasSystem(ctx, 'view_members'));

async function circleFor(db: Db, viewer: string, seesAll: boolean): Promise<UserCircle | undefined> {
  if (seesAll) return undefined;
  const teams: string[] = [];
  for (const member of await teamMembershipsOfUser(db, viewer)) {
    if (member.delete_at === 0 && (await rolesGrant(db, await teamRolesOf(db, member), 'view_members'))) teams.push(member.team_id);
  }
  return { viewer, teams };
}

async function amongCircle(db: Db, circle: UserCircle | undefined, ids: readonly string[]): Promise<Set<string>> {
  if (!circle || ids.length === 0) return new Set(ids);
  const rows = await db.selectFrom('users').select('id').where(db.dialect.anyOf('users.id', ids)).where(inCircle('users.id', circle)).execute();
  return new Set(rows.map((r) => r.id));
}

/** Which of these people the caller may see. */
export const visibleOf = async (ctx: Ctx, ids: readonly string[]): Promise<Set<string>> => amongCircle(ctx.db, await circleOf(ctx), ids);

/** Which of these people somebody may see who need not be the caller. */
export const visibleTo = async (db: Db, viewer: Pick<UserRow, 'id' | 'roles'>, ids: readonly string[]): Promise<Set<string>> =>
  amongCircle(db, await circleFor(db, viewer.id, await rolesGrant(db, words(viewer.roles), 'view_members')), ids);

export async function maySeeUser(ctx: Ctx, userId: string): Promise<boolean> {
  if (ctx.isSystem || ctx.userId === userId) return true;
  const circle = await circleOf(ctx);
  if (!circle) return true;
  const row = await ctx.db
    .selectFrom('users')
    .select(sql<number>`1`.as('seen'))
    .where('users.id', '=', userId)
    .where(inCircle('users.id', circle))
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the caller may see every one of these people. */
export async function maySeeAll(ctx: Ctx, ids: readonly string[]): Promise<boolean> {
  const distinct = [...new Set(ids)];
  return (await visibleOf(ctx, distinct)).size === distinct.length;
}

/** The caller may see this person. Nobody sees somebody who is not there, unless they see everybody. */
export const seeUser = (userId: string): Requirement => ({ label: 'view_members', holds: (ctx) => maySeeUser(ctx, userId) });

/** Somebody who was not found: those who do not see everybody are not told so. */
export async function absent(ctx: Ctx, error: Error): Promise<Error> {
  return (await circleOf(ctx)) ? noPermission() : error;
}
