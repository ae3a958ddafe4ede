import { inTeam } from '@foremast/domain/permissions/team';
import { isCategoryId, mayUseCategory, placeableChannels } from '@foremast/domain/sidebar/check-category';
import { updateCategories } from '@foremast/domain/sidebar/update-categories';
import { invalidBody, invalidUrl, noPermission, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { SidebarCategory } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

// The whole category is sent: what is left out becomes empty.
export const updateSidebarCategoryForTeamForUser = operation({
  id: 'UpdateSidebarCategoryForTeamForUser',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/teams/{team_id}/channels/categories/{category_id}',
  summary: 'Replace a category of a sidebar.',
  uncheckedParams: ['category_id'],
  body: t.Object({
    user_id: t.String(),
    team_id: t.String(),
    type: t.String(),
    display_name: t.String(),
    sorting: t.String(),
    muted: t.Boolean(),
    collapsed: t.Boolean(),
    channel_ids: t.Array(t.String()),
  }),
  bodyName: 'category',
  response: SidebarCategory,
  permission: 'session',
  async handle({ params: { user_id, team_id, category_id }, body }, ctx) {
    if (!isCategoryId(category_id)) throw invalidUrl('category_id');
    if (!(await mayUseCategory(ctx, user_id, team_id, category_id))) throw noPermission();
    await ctx.require(inTeam(team_id));
    if (body.user_id !== user_id || body.team_id !== team_id) throw invalidBody('category');
    const channel_ids = await placeableChannels(ctx.db, user_id, team_id, body.channel_ids);
    const [updated] = await ctx.tx((tx) => updateCategories(tx, user_id, team_id, [{ ...body, id: category_id, channel_ids }]));
    if (!updated) throw notFound('app.channel.sidebar_categories.app_error');
    return updated;
  },
});
