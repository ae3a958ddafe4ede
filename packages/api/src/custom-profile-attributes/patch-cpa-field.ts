import { manageSystem } from '@foremast/domain/permissions/system';
import { patchField } from '@foremast/domain/profile-fields/edit-fields';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { ProfileField } from '@foremast/wire/models/profile-field';
import { t } from '@foremast/wire/scalars';

export const patchCpaField = operation({
  id: 'PatchCPAField',
  method: 'PATCH',
  path: '/api/v4/custom_profile_attributes/fields/{field_id}',
  summary: 'Change something that people may tell of themselves.',
  body: t.Nullable(t.Object({ name: t.Optional(t.String()), type: t.Optional(t.String()), attrs: t.Optional(t.Unknown()) })),
  bodyName: 'property_field_patch',
  response: ProfileField,
  permission: () => [manageSystem],
  handle({ params, body }, ctx) {
    if (body === null) throw invalidBody('property_field_patch');
    return patchField(ctx, params.field_id, body);
  },
});
