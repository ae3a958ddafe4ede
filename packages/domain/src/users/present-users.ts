import type { Ctx } from '@foremast/kernel/context';
import type { UserRow } from '@foremast/store/queries/users';
import type { User } from '@foremast/wire/models/user';
import { presentUser } from './present-user.ts';
import { viewerOfOthers } from './viewer.ts';

/** Several people in a list; there one is to oneself like anybody else. */
export async function presentUsers(ctx: Ctx, rows: readonly UserRow[]): Promise<User[]> {
  const viewer = await viewerOfOthers(ctx);
  return rows.map((row) => presentUser(row, viewer, ctx.config));
}
