import { presentToken } from '@foremast/domain/access-tokens/manage-tokens';
import { manageSystem } from '@foremast/domain/permissions/system';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { accessTokensPage } from '@foremast/store/queries/access-tokens';
import { UserAccessToken } from '@foremast/wire/models/access-token';
import { t } from '@foremast/wire/scalars';

export const getUserAccessTokens = operation({
  id: 'GetUserAccessTokens',
  method: 'GET',
  path: '/api/v4/users/tokens',
  summary: 'The personal access tokens of everybody, without their secrets.',
  query: t.Object(paging),
  response: t.Array(UserAccessToken),
  permission: () => [manageSystem],
  async handle({ query }, ctx) {
    const rows = await accessTokensPage(ctx.db, undefined, query.page * query.per_page, query.per_page);
    return rows.map(presentToken);
  },
});
