import { getAllRoles } from './get-all-roles.ts';
import { getRole } from './get-role.ts';
import { getRoleByName } from './get-role-by-name.ts';
import { getRolesByNames } from './get-roles-by-names.ts';
import { patchRole } from './patch-role.ts';

export const roles = [getAllRoles, getRole, getRoleByName, getRolesByNames, patchRole];
