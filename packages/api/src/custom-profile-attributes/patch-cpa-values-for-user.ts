import { ownAccount } from '@foremast/domain/permissions/system';
import { saveValues } from '@foremast/domain/profile-fields/values';
import { operation } from '@foremast/kernel/operation';
import { ProfileValues } from '@foremast/wire/models/profile-field';

export const patchCpaValuesForUser = operation({
  id: 'PatchCPAValuesForUser',
  method: 'PATCH',
  path: '/api/v4/users/{user_id}/custom_profile_attributes',
  summary: 'Tell something of a person.',
  body: ProfileValues,
  bodyName: 'value',
  response: ProfileValues,
  permission: ({ params }) => [ownAccount(params.user_id)],
  handle: ({ params, body }, ctx) => saveValues(ctx, params.user_id, body),
});
