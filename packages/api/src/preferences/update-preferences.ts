import { ownAccount } from '@foremast/domain/permissions/system';
import { savePreferences } from '@foremast/domain/preferences/save-preferences';
import { OK, operation } from '@foremast/kernel/operation';
import { Preference } from '@foremast/wire/models/preference';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const updatePreferences = operation({
  id: 'UpdatePreferences',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/preferences',
  summary: 'Save some of a person’s preferences.',
  body: t.Array(Preference),
  bodyName: 'preferences',
  response: StatusOK,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params, body }, ctx) {
    await savePreferences(ctx, params.user_id, body);
    return OK;
  },
});
