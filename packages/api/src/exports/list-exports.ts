import { exportStore } from '@foremast/domain/files/export-store';
import { archiveNames } from '@foremast/domain/files/folder-of-archives';
import { manageSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const listExports = operation({
  id: 'ListExports',
  method: 'GET',
  path: '/api/v4/exports',
  summary: 'The archives that exports have made.',
  response: t.Array(t.String()),
  permission: () => [manageSystem],
  handle: (_, ctx) => archiveNames(exportStore(ctx.app), ctx.config.ExportSettings.Directory),
});
