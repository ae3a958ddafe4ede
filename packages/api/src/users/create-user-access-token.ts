import { createToken } from '@foremast/domain/access-tokens/manage-tokens';
import { notAnApp } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { UserAccessToken } from '@foremast/wire/models/access-token';
import { t } from '@foremast/wire/scalars';

// Answers 200: the published reference says 201, clients have always seen 200.
export const createUserAccessToken = operation({
  id: 'CreateUserAccessToken',
  method: 'POST',
  path: '/api/v4/users/{user_id}/tokens',
  summary: 'Make a personal access token; its secret is told this once.',
  body: t.Object({ description: t.String() }),
  bodyName: 'user_access_token',
  response: UserAccessToken,
  permission: () => [notAnApp],
  handle: ({ params, body }, ctx) => createToken(ctx, params.user_id, body.description),
});
