import { presentToken, withTokensOf } from '@foremast/domain/access-tokens/manage-tokens';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { accessTokensPage } from '@foremast/store/queries/access-tokens';
import { UserAccessToken } from '@foremast/wire/models/access-token';
import { t } from '@foremast/wire/scalars';

export const getUserAccessTokensForUser = operation({
  id: 'GetUserAccessTokensForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/tokens',
  summary: 'The personal access tokens of a person, without their secrets.',
  query: t.Object(paging),
  response: t.Array(UserAccessToken),
  permission: ({ params }) => [withTokensOf('read_user_access_token', params.user_id)],
  async handle({ params, query }, ctx) {
    const rows = await accessTokensPage(ctx.db, params.user_id, query.page * query.per_page, query.per_page);
    return rows.map(presentToken);
  },
});
