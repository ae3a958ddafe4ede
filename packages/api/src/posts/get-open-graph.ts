import { pagePreview } from '@foremast/domain/link-previews/page-preview';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

// Older clients ask for previews one by one; newer ones find them with the messages.
export const getOpenGraph = operation({
  id: 'GetOpenGraph',
  method: 'POST',
  path: '/api/v4/opengraph',
  summary: 'What a web page says of itself.',
  body: t.Object({ url: t.String() }),
  response: Json,
  permission: 'session',
  handle({ body }, ctx) {
    if (body.url === '') throw invalidBody('url');
    return pagePreview(ctx, body.url);
  },
});
