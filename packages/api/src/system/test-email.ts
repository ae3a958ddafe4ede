import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { sendTestMail } from '@foremast/domain/system/test-mail';
import { testedSettings } from '@foremast/domain/system/tested-settings';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

// What is missing in the settings is said before the permission is looked at.
export const testEmail = operation({
  id: 'TestEmail',
  method: 'POST',
  path: '/api/v4/email/test',
  summary: 'Send a mail to the caller by the given settings, or by the stored ones.',
  body: t.Unknown(),
  lenientBody: true,
  response: StatusOK,
  permission: 'session',
  async handle({ body }, ctx) {
    const settings = testedSettings(body, ctx.config, 'EmailSettings', 'api.file.test_connection_email_settings_nil.app_error');
    await ctx.require(onUnrestrictedSystem('test_email'));
    await sendTestMail(ctx, settings);
    return OK;
  },
});
