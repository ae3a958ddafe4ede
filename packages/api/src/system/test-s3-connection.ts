import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { bucketProblem } from '@foremast/domain/system/test-bucket';
import { testedSettings } from '@foremast/domain/system/tested-settings';
import { MASK } from '@foremast/kernel/config/masking';
import { badRequest } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const testS3Connection = operation({
  id: 'TestS3Connection',
  method: 'POST',
  path: '/api/v4/file/s3_test',
  summary: 'Try to reach the object store of the given settings, or of the stored ones.',
  body: t.Unknown(),
  lenientBody: true,
  response: StatusOK,
  permission: 'session',
  async handle({ body }, ctx) {
    const settings = testedSettings(body, ctx.config, 'FileSettings', 'api.file.test_connection_s3_settings_nil.app_error');
    await ctx.require(onUnrestrictedSystem('test_s3'));
    if (settings.AmazonS3Bucket === '') throw badRequest('api.admin.test_s3.missing_s3_bucket');
    const stored = ctx.config.FileSettings.AmazonS3SecretAccessKey;
    const problem = await bucketProblem(settings.AmazonS3SecretAccessKey === MASK ? { ...settings, AmazonS3SecretAccessKey: stored } : settings);
    if (problem !== undefined) throw badRequest(problem);
    return OK;
  },
});
