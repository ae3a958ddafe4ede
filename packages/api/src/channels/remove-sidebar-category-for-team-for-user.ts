import { inTeam } from '@foremast/domain/permissions/team';
import { isCategoryId, mayUseCategory } from '@foremast/domain/sidebar/check-category';
import { deleteCategory } from '@foremast/domain/sidebar/delete-category';
import { invalidUrl, noPermission } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const removeSidebarCategoryForTeamForUser = operation({
  id: 'RemoveSidebarCategoryForTeamForUser',
  method: 'DELETE',
  path: '/api/v4/users/{user_id}/teams/{team_id}/channels/categories/{category_id}',
  summary: 'Remove a category of one’s own.',
  uncheckedParams: ['category_id'],
  response: StatusOK,
  permission: 'session',
  async handle({ params: { user_id, team_id, category_id } }, ctx) {
    if (!isCategoryId(category_id)) throw invalidUrl('category_id');
    if (!(await mayUseCategory(ctx, user_id, team_id, category_id))) throw noPermission();
    await ctx.require(inTeam(team_id));
    await ctx.tx((tx) => deleteCategory(tx, user_id, team_id, category_id));
    return OK;
  },
});
