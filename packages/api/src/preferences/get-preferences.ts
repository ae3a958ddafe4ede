import { ownAccount } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { preferencesOfUser } from '@foremast/store/queries/preferences';
import { Preference } from '@foremast/wire/models/preference';
import { t } from '@foremast/wire/scalars';

export const getPreferences = operation({
  id: 'GetPreferences',
  method: 'GET',
  path: '/api/v4/users/{user_id}/preferences',
  summary: 'All preferences of a person.',
  response: t.Array(Preference),
  permission: ({ params }) => [ownAccount(params.user_id)],
  handle: ({ params }, ctx) => preferencesOfUser(ctx.db, params.user_id),
});
