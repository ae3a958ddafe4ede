import { valuesOf } from '@foremast/domain/profile-fields/values';
import { seeUser } from '@foremast/domain/users/visibility';
import { operation } from '@foremast/kernel/operation';
import { ProfileValues } from '@foremast/wire/models/profile-field';

export const listCpaValues = operation({
  id: 'ListCPAValues',
  method: 'GET',
  path: '/api/v4/users/{user_id}/custom_profile_attributes',
  summary: 'What a person told.',
  response: ProfileValues,
  permission: ({ params }) => [seeUser(params.user_id)],
  handle: ({ params }, ctx) => valuesOf(ctx, params.user_id),
});
