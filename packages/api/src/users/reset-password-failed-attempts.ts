import { hasSystem } from '@foremast/domain/permissions/system';
import { resetFailedAttempts } from '@foremast/domain/users/reset-failed-attempts';
import { forbidden } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const resetPasswordFailedAttempts = operation({
  id: 'resetPasswordFailedAttempts',
  method: 'POST',
  path: '/api/v4/users/{user_id}/reset_failed_attempts',
  summary: 'Open an account that too many failed attempts locked.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    if (!(await hasSystem(ctx, 'sysconsole_write_user_management_users')))
      throw forbidden('api.user.reset_password_failed_attempts.permissions.app_error');
    await resetFailedAttempts(ctx, params.user_id);
    return OK;
  },
});
