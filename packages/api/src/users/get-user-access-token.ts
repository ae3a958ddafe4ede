import { getToken, presentToken, withTokensOf } from '@foremast/domain/access-tokens/manage-tokens';
import { onSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { UserAccessToken } from '@foremast/wire/models/access-token';

export const getUserAccessToken = operation({
  id: 'GetUserAccessToken',
  method: 'GET',
  path: '/api/v4/users/tokens/{token_id}',
  summary: 'One personal access token, without its secret.',
  response: UserAccessToken,
  permission: () => [onSystem('read_user_access_token')],
  async handle({ params }, ctx) {
    const row = await getToken(ctx, params.token_id);
    await ctx.require(withTokensOf('read_user_access_token', row.user_id));
    return presentToken(row);
  },
});
