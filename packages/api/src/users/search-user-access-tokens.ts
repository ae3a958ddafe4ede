import { presentToken } from '@foremast/domain/access-tokens/manage-tokens';
import { manageSystem } from '@foremast/domain/permissions/system';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { searchAccessTokens } from '@foremast/store/queries/access-tokens';
import { UserAccessToken } from '@foremast/wire/models/access-token';
import { t } from '@foremast/wire/scalars';

export const searchUserAccessTokens = operation({
  id: 'SearchUserAccessTokens',
  method: 'POST',
  path: '/api/v4/users/tokens/search',
  summary: 'Personal access tokens by their id, or their owner’s id or user name.',
  body: t.Object({ term: t.String() }),
  bodyName: 'user_access_token_search',
  response: t.Array(UserAccessToken),
  permission: () => [manageSystem],
  async handle({ body }, ctx) {
    if (body.term === '') throw invalidBody('term');
    return (await searchAccessTokens(ctx.db, body.term)).map(presentToken);
  },
});
