import type { Words } from './words.ts';

export const rolesWords: Words = {
  'api.roles.get_multiple_by_name_too_many.request_error': 'At most {MaxNames} roles can be asked for at once.',
  'api.roles.patch_roles.not_allowed_permission.error': 'This change would give or take a permission that only the built-in roles can have.',
  'api.scheme.get_channels_for_scheme.scope.error': 'This scheme is not one for channels.',
  'api.scheme.get_teams_for_scheme.scope.error': 'This scheme is not one for teams.',
  'app.role.check_roles_exist.role_not_found': 'One of the roles was not found.',
  'app.role.get.app_error': 'The role was not found.',
  'app.role.get_by_name.app_error': 'There is no role of this name.',
  'app.role.save.invalid_role.app_error': 'One of the permissions is not known.',
  'app.scheme.get.app_error': 'The scheme was not found.',
  'app.scheme.save.invalid_scheme.app_error': 'A scheme needs a name that is free, a display name and a scope, and cannot bring its own id.',
};
