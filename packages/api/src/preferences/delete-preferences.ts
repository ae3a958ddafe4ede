import { ownAccount } from '@foremast/domain/permissions/system';
import { deletePreferences as removePreferences } from '@foremast/domain/preferences/delete-preferences';
import { OK, operation } from '@foremast/kernel/operation';
import { Preference } from '@foremast/wire/models/preference';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const deletePreferences = operation({
  id: 'DeletePreferences',
  method: 'POST',
  path: '/api/v4/users/{user_id}/preferences/delete',
  summary: 'Remove some of a person’s preferences.',
  body: t.Array(Preference),
  bodyName: 'preferences',
  response: StatusOK,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params, body }, ctx) {
    await removePreferences(ctx, params.user_id, body);
    return OK;
  },
});
