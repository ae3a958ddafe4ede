import { listFields } from '@foremast/domain/profile-fields/edit-fields';
import { operation } from '@foremast/kernel/operation';
import { ProfileField } from '@foremast/wire/models/profile-field';
import { t } from '@foremast/wire/scalars';

export const listAllCpaFields = operation({
  id: 'ListAllCPAFields',
  method: 'GET',
  path: '/api/v4/custom_profile_attributes/fields',
  summary: 'What people may tell of themselves.',
  response: t.Array(ProfileField),
  permission: 'session',
  handle: (_, ctx) => listFields(ctx),
});
