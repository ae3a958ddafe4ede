import type { Ctx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { findGroupHead } from '@foremast/store/queries/group-heads';
import { onSystem } from './system.ts';

/** The people of a group may be listed: of a custom one by everybody, of others by those who manage groups. Throws what the contract answers. */
export async function requireReadGroup(ctx: Ctx, groupId: string): Promise<void> {
  const group = await findGroupHead(ctx.db, groupId);
  if (!group) throw notFound('app.group.no_rows');
  if (group.source !== 'custom') return ctx.require(onSystem('sysconsole_read_user_management_groups'));
  if (!ctx.config.ServiceSettings.EnableCustomGroups) throw badRequest('api.custom_groups.feature_disabled');
}
