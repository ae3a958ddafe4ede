import { fileStore } from '@foremast/domain/files/file-store';
import { archivePath } from '@foremast/domain/files/folder-of-archives';
import { manageSystem } from '@foremast/domain/permissions/system';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteImport = operation({
  id: 'DeleteImport',
  method: 'DELETE',
  path: '/api/v4/imports/{import_name}',
  summary: 'Remove an archive that was uploaded to be imported; it is no error when it is not there.',
  response: StatusOK,
  permission: () => [manageSystem],
  async handle({ params }, ctx) {
    await fileStore(ctx.app).delete(archivePath(ctx.config.ImportSettings.Directory, params.import_name));
    return OK;
  },
});
