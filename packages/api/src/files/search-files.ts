import { foundWithoutHidden } from '@foremast/domain/files/hidden-files';
import { inTeam } from '@foremast/domain/permissions/team';
import { searchFiles as find } from '@foremast/domain/search/search-files';
import { operation } from '@foremast/kernel/operation';
import { FileInfoList } from '@foremast/wire/models/file-info';
import { t } from '@foremast/wire/scalars';
import { toSearchRequest, uncached } from '../search/search-request.ts';

export const searchFiles = operation({
  id: 'SearchFiles',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/files/search',
  summary: 'Search the files of one’s channels in a team, and of direct channels, by name and by what they hold.',
  body: t.Unknown(),
  lenientBody: true,
  response: FileInfoList,
  notWhenBusy: true,
  permission: ({ params }) => [inTeam(params.team_id)],
  async handle({ params, body }, ctx) {
    const found = await find(ctx, params.team_id, toSearchRequest(body, 'api.post.search_files.invalid_body.app_error'));
    return uncached(ctx, await foundWithoutHidden(ctx, found));
  },
});
