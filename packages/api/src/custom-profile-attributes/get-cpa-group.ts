import { profileGroup } from '@foremast/domain/profile-fields/group';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getCpaGroup = operation({
  id: 'GetCPAGroup',
  method: 'GET',
  path: '/api/v4/custom_profile_attributes/group',
  summary: 'The group that the fields of profiles are in.',
  response: t.Object({ id: t.String() }),
  permission: 'session',
  handle: async (_, ctx) => ({ id: await profileGroup(ctx) }),
});
