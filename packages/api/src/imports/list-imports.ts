import { fileStore } from '@foremast/domain/files/file-store';
import { archiveNames } from '@foremast/domain/files/folder-of-archives';
import { manageSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

/** An upload that is not complete yet. */
const UNFINISHED = '.tmp';

export const listImports = operation({
  id: 'ListImports',
  method: 'GET',
  path: '/api/v4/imports',
  summary: 'The archives that were uploaded to be imported.',
  response: t.Array(t.String()),
  permission: () => [manageSystem],
  async handle(_, ctx) {
    const names = await archiveNames(fileStore(ctx.app), ctx.config.ImportSettings.Directory);
    return names.filter((name) => !name.endsWith(UNFINISHED));
  },
});
