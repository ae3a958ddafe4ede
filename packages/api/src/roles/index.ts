import { getAllRoles } from './get-all-roles.ts';
import { getRoleByName } from './get-role-by-name.ts';
import { getRole } from './get-role.ts';
import { getRolesByNames } from './get-roles-by-names.ts';

export const roles = [getAllRoles, getRole, getRoleByName, getRolesByNames];
