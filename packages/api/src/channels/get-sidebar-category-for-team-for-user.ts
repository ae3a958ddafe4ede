import { inTeam } from '@foremast/domain/permissions/team';
import { isCategoryId, mayUseCategory } from '@foremast/domain/sidebar/check-category';
import { readSidebar } from '@foremast/domain/sidebar/read-sidebar';
import { invalidUrl, noPermission, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findCategory } from '@foremast/store/queries/sidebar-categories';
import { SidebarCategory } from '@foremast/wire/models/channel';

export const getSidebarCategoryForTeamForUser = operation({
  id: 'GetSidebarCategoryForTeamForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/teams/{team_id}/channels/categories/{category_id}',
  summary: 'One category of a sidebar, with its channels.',
  uncheckedParams: ['category_id'],
  response: SidebarCategory,
  permission: 'session',
  async handle({ params: { user_id, team_id, category_id } }, ctx) {
    if (!isCategoryId(category_id)) throw invalidUrl('category_id');
    if (!(await mayUseCategory(ctx, user_id, team_id, category_id))) throw noPermission();
    await ctx.require(inTeam(team_id));
    const row = await findCategory(ctx.db, category_id);
    const category = row && (await readSidebar(ctx.db, row.user_id, row.team_id)).find((one) => one.id === row.id);
    if (!category) throw notFound('app.channel.sidebar_categories.app_error');
    return category;
  },
});
