import { proxiedImage } from '@foremast/domain/image-proxy/proxied-image';
import { operation, Raw } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getImageByUrl = operation({
  id: 'GetImageByUrl',
  method: 'GET',
  path: '/api/v4/image',
  summary: 'An image from another server, through this one.',
  query: t.Object({ url: t.String() }),
  response: Raw,
  permission: 'session',
  noCsrf: true,
  handle: ({ query }, ctx) => proxiedImage(ctx, query.url),
});
