import { manageSystem } from '@foremast/domain/permissions/system';
import { createField } from '@foremast/domain/profile-fields/edit-fields';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { ProfileField } from '@foremast/wire/models/profile-field';
import { t } from '@foremast/wire/scalars';

export const createCpaField = operation({
  id: 'CreateCPAField',
  method: 'POST',
  path: '/api/v4/custom_profile_attributes/fields',
  summary: 'Add something that people may tell of themselves.',
  body: t.Nullable(t.Object({ name: t.String(), type: t.String(), attrs: t.Unknown() })),
  bodyName: 'property_field',
  response: ProfileField,
  status: 201,
  permission: () => [manageSystem],
  handle({ body }, ctx) {
    if (body === null) throw invalidBody('property_field');
    return createField(ctx, body);
  },
});
