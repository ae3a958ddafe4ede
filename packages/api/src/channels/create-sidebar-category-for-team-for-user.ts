import { ownAccount } from '@foremast/domain/permissions/system';
import { inTeam } from '@foremast/domain/permissions/team';
import { placeableChannels } from '@foremast/domain/sidebar/check-category';
import { createCategory } from '@foremast/domain/sidebar/create-category';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { SidebarCategory } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const createSidebarCategoryForTeamForUser = operation({
  id: 'CreateSidebarCategoryForTeamForUser',
  method: 'POST',
  path: '/api/v4/users/{user_id}/teams/{team_id}/channels/categories',
  summary: 'Make a category of one’s own; its channels leave the other ones.',
  body: t.Object({
    user_id: t.String(),
    team_id: t.String(),
    display_name: t.String(),
    sorting: t.String(),
    muted: t.Boolean(),
    collapsed: t.Boolean(),
    channel_ids: t.Array(t.String()),
  }),
  bodyName: 'category',
  response: SidebarCategory,
  permission: ({ params, body }) => {
    if (body.user_id !== params.user_id || body.team_id !== params.team_id) throw invalidBody('category');
    return [ownAccount(params.user_id), inTeam(params.team_id)];
  },
  async handle({ params: { user_id, team_id }, body }, ctx) {
    const channel_ids = await placeableChannels(ctx.db, user_id, team_id, body.channel_ids);
    return ctx.tx((tx) => createCategory(tx, user_id, team_id, { ...body, channel_ids }));
  },
});
