import { saveValues } from '@foremast/domain/profile-fields/values';
import { operation } from '@foremast/kernel/operation';
import { ProfileValues } from '@foremast/wire/models/profile-field';

export const patchCpaValues = operation({
  id: 'PatchCPAValues',
  method: 'PATCH',
  path: '/api/v4/custom_profile_attributes/values',
  summary: 'Tell something of oneself.',
  body: ProfileValues,
  bodyName: 'value',
  response: ProfileValues,
  permission: 'session',
  handle: ({ body }, ctx) => saveValues(ctx, ctx.userId, body),
});
