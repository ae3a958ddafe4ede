import { ownAccount } from '@foremast/domain/permissions/system';
import { inTeam } from '@foremast/domain/permissions/team';
import { operation } from '@foremast/kernel/operation';
import { categoriesOf } from '@foremast/store/queries/sidebar-categories';
import { t } from '@foremast/wire/scalars';

export const getSidebarCategoryOrderForTeamForUser = operation({
  id: 'GetSidebarCategoryOrderForTeamForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/teams/{team_id}/channels/categories/order',
  summary: 'The ids of somebody’s categories in a team, in their order.',
  response: t.Array(t.String()),
  permission: ({ params }) => [ownAccount(params.user_id), inTeam(params.team_id)],
  handle: async ({ params }, ctx) => (await categoriesOf(ctx.db, params.user_id, params.team_id)).map((row) => row.id),
});
