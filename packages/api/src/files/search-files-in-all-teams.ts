import { foundWithoutHidden } from '@foremast/domain/files/hidden-files';
import { searchFiles } from '@foremast/domain/search/search-files';
import { operation } from '@foremast/kernel/operation';
import { FileInfoList } from '@foremast/wire/models/file-info';
import { t } from '@foremast/wire/scalars';
import { toSearchRequest, uncached } from '../search/search-request.ts';

export const searchFilesInAllTeams = operation({
  id: 'SearchFilesInAllTeams',
  method: 'POST',
  path: '/api/v4/files/search',
  summary: 'Search the files of all one’s channels.',
  body: t.Unknown(),
  lenientBody: true,
  response: FileInfoList,
  notWhenBusy: true,
  permission: 'session',
  async handle({ body }, ctx) {
    const found = await searchFiles(ctx, undefined, toSearchRequest(body, 'api.post.search_files.invalid_body.app_error'));
    return uncached(ctx, await foundWithoutHidden(ctx, found));
  },
});
