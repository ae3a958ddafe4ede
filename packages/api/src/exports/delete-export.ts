import { exportStore } from '@foremast/domain/files/export-store';
import { archivePath } from '@foremast/domain/files/folder-of-archives';
import { manageSystem } from '@foremast/domain/permissions/system';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteExport = operation({
  id: 'DeleteExport',
  method: 'DELETE',
  path: '/api/v4/exports/{export_name}',
  summary: 'Remove an archive that an export has made; it is no error when it is not there.',
  response: StatusOK,
  permission: () => [manageSystem],
  async handle({ params }, ctx) {
    await exportStore(ctx.app).delete(archivePath(ctx.config.ExportSettings.Directory, params.export_name));
    return OK;
  },
});
