import { ownAccount } from '@foremast/domain/permissions/system';
import { inTeam } from '@foremast/domain/permissions/team';
import { isCategoryId, mayUseCategory } from '@foremast/domain/sidebar/check-category';
import { orderCategories } from '@foremast/domain/sidebar/order-categories';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const updateSidebarCategoryOrderForTeamForUser = operation({
  id: 'UpdateSidebarCategoryOrderForTeamForUser',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/teams/{team_id}/channels/categories/order',
  summary: 'Put the categories of a sidebar into this order; all of them have to be named.',
  body: t.Array(t.String()),
  bodyError: 'api.payload.parse.error',
  response: t.Array(t.String()),
  permission: ({ params }) => [ownAccount(params.user_id), inTeam(params.team_id)],
  async handle({ params: { user_id, team_id }, body }, ctx) {
    for (const id of body) {
      if (!isCategoryId(id) || !(await mayUseCategory(ctx, user_id, team_id, id))) throw invalidBody('category');
    }
    return ctx.tx((tx) => orderCategories(tx, user_id, team_id, body));
  },
});
