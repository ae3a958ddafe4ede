import { exportStore } from '@foremast/domain/files/export-store';
import { archivePath } from '@foremast/domain/files/folder-of-archives';
import { sendStored } from '@foremast/domain/files/send-stored';
import { manageSystem } from '@foremast/domain/permissions/system';
import { notFound } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';

export const downloadExport = operation({
  id: 'DownloadExport',
  method: 'GET',
  path: '/api/v4/exports/{export_name}',
  summary: 'An archive that an export has made.',
  response: Raw,
  permission: () => [manageSystem],
  async handle({ params }, ctx) {
    const stored = await exportStore(ctx.app).open(archivePath(ctx.config.ExportSettings.Directory, params.export_name));
    if (!stored) throw notFound('api.export.export_not_found.app_error');
    return sendStored(ctx, stored, { name: params.export_name, type: 'application/zip', download: true });
  },
});
