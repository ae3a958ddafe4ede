import { getFileFor } from '@foremast/domain/files/get-file';
import { publicLink, publicLinksOn } from '@foremast/domain/files/public-link';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getFileLink = operation({
  id: 'GetFileLink',
  method: 'GET',
  path: '/api/v4/files/{file_id}/link',
  summary: 'An address that shows the file without a session.',
  response: t.Object({ link: t.String() }),
  permission: 'session',
  async handle({ params }, ctx) {
    publicLinksOn(ctx);
    return { link: await publicLink(ctx, await getFileFor(ctx, params.file_id)) };
  },
});
