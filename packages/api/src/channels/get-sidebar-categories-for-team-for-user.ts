import { ownAccount } from '@foremast/domain/permissions/system';
import { inTeam } from '@foremast/domain/permissions/team';
import { createDefaultCategories, defaultCategories } from '@foremast/domain/sidebar/default-categories';
import { readSidebar } from '@foremast/domain/sidebar/read-sidebar';
import { operation } from '@foremast/kernel/operation';
import { findUser } from '@foremast/store/queries/users';
import { OrderedSidebarCategories } from '@foremast/wire/models/channel';

// Where somebody has no sidebar yet it is made by being looked at.
export const getSidebarCategoriesForTeamForUser = operation({
  id: 'GetSidebarCategoriesForTeamForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/teams/{team_id}/channels/categories',
  summary: 'Somebody’s sidebar in a team: the categories in their order, with their channels.',
  response: OrderedSidebarCategories,
  permission: ({ params }) => [ownAccount(params.user_id), inTeam(params.team_id)],
  async handle({ params: { user_id, team_id } }, ctx) {
    let categories = await readSidebar(ctx.db, user_id, team_id);
    if (categories.length === 0) {
      categories = await ctx.tx(async (tx) => {
        // Of nobody the sidebar is told, but not kept.
        if (!(await findUser(tx.db, user_id))) return defaultCategories(user_id, team_id).map((row) => ({ ...row, channel_ids: [] }));
        await createDefaultCategories(tx, user_id, team_id);
        return readSidebar(tx.db, user_id, team_id);
      });
    }
    return { categories, order: categories.map((category) => category.id) };
  },
});
