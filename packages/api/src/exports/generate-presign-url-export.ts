import { manageSystem } from '@foremast/domain/permissions/system';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

// The misspelt id is the protocol's.
export const generatePresignUrlExport = operation({
  id: 'GeneratePresignURLExport',
  method: 'POST',
  path: '/api/v4/exports/{export_name}/presign-url',
  summary: 'An address at which the object store hands out an archive; archives go through this server instead.',
  response: t.Object({ url: t.String(), expiration: t.Integer() }),
  permission: () => [manageSystem],
  handle() {
    throw badRequest('app.eport.generate_presigned_url.featureflag.app_error');
  },
});
