import { createCpaField } from './create-cpa-field.ts';
import { deleteCpaField } from './delete-cpa-field.ts';
import { getCpaGroup } from './get-cpa-group.ts';
import { listAllCpaFields } from './list-all-cpa-fields.ts';
import { listCpaValues } from './list-cpa-values.ts';
import { patchCpaField } from './patch-cpa-field.ts';
import { patchCpaValues } from './patch-cpa-values.ts';
import { patchCpaValuesForUser } from './patch-cpa-values-for-user.ts';

export const customProfileAttributes = [
  createCpaField,
  deleteCpaField,
  getCpaGroup,
  listAllCpaFields,
  listCpaValues,
  patchCpaField,
  patchCpaValuesForUser,
  patchCpaValues,
];
