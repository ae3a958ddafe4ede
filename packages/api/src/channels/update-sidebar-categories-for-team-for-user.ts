import { ownAccount } from '@foremast/domain/permissions/system';
import { inTeam } from '@foremast/domain/permissions/team';
import { isCategoryId, mayUseCategory, placeableChannels } from '@foremast/domain/sidebar/check-category';
import { type CategoryUpdate, updateCategories } from '@foremast/domain/sidebar/update-categories';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { SidebarCategory } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const updateSidebarCategoriesForTeamForUser = operation({
  id: 'UpdateSidebarCategoriesForTeamForUser',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/teams/{team_id}/channels/categories',
  summary: 'Replace several categories at once: so channels move from one to another.',
  body: t.Array(
    t.Object({
      id: t.String(),
      type: t.String(),
      display_name: t.String(),
      sorting: t.String(),
      muted: t.Boolean(),
      collapsed: t.Boolean(),
      channel_ids: t.Array(t.String()),
    }),
  ),
  bodyName: 'categories',
  response: t.Array(SidebarCategory),
  permission: ({ params }) => [ownAccount(params.user_id), inTeam(params.team_id)],
  async handle({ params: { user_id, team_id }, body }, ctx) {
    const updates: CategoryUpdate[] = [];
    for (const update of body) {
      if (!isCategoryId(update.id) || !(await mayUseCategory(ctx, user_id, team_id, update.id))) throw invalidBody('category');
      updates.push({ ...update, channel_ids: await placeableChannels(ctx.db, user_id, team_id, update.channel_ids) });
    }
    return ctx.tx((tx) => updateCategories(tx, user_id, team_id, updates));
  },
});
