import { onSystem } from '@foremast/domain/permissions/system';
import { activePeople } from '@foremast/domain/system/usage';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getUserLimits = operation({
  id: 'getUserLimits',
  method: 'GET',
  path: '/api/v4/limits/users',
  summary: 'How many people the server takes and has; 0 is no limit.',
  response: t.Object({ maxUsersLimit: t.Integer(), activeUserCount: t.Integer() }),
  permission: () => [onSystem('sysconsole_read_user_management_users')],
  handle: async (_, ctx) => ({ maxUsersLimit: 0, activeUserCount: await activePeople(ctx) }),
});
