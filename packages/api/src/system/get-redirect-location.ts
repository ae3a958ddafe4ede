import { redirectLocation } from '@foremast/domain/net/redirect-location';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getRedirectLocation = operation({
  id: 'GetRedirectLocation',
  method: 'GET',
  path: '/api/v4/redirect_location',
  summary: 'Where a link leads in the end; empty when it leads nowhere else.',
  query: t.Object({ url: t.String() }),
  response: t.Object({ location: t.String() }),
  permission: 'session',
  noCsrf: true,
  async handle({ query }, ctx) {
    if (!ctx.config.ServiceSettings.EnableLinkPreviews) return { location: '' };
    if (query.url === '') throw invalidBody('url');
    return { location: await redirectLocation(ctx, query.url) };
  },
});
