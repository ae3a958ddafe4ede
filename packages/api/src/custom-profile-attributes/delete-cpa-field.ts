import { manageSystem } from '@foremast/domain/permissions/system';
import { deleteField } from '@foremast/domain/profile-fields/edit-fields';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteCpaField = operation({
  id: 'DeleteCPAField',
  method: 'DELETE',
  path: '/api/v4/custom_profile_attributes/fields/{field_id}',
  summary: 'Remove a field of profiles, with what people answered.',
  response: StatusOK,
  permission: () => [manageSystem],
  async handle({ params }, ctx) {
    await deleteField(ctx, params.field_id);
    return OK;
  },
});
