import { getAncillaryPermissions } from './get-ancillary-permissions.ts';
import { getAncillaryPermissionsPost } from './get-ancillary-permissions-post.ts';

export const permissions = [getAncillaryPermissions, getAncillaryPermissionsPost];
