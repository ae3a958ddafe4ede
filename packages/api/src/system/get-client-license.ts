import { hasSystem } from '@foremast/domain/permissions/system';
import { sanitisedLicense } from '@foremast/kernel/config/license';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getClientLicense = operation({
  id: 'GetClientLicense',
  method: 'GET',
  path: '/api/v4/license/client',
  summary: 'What the server has switched on: everything.',
  query: t.Object({ format: t.String() }),
  response: t.StringMap(),
  permission: 'public',
  noCsrf: true,
  async handle({ query }, ctx) {
    if (query.format === '') throw badRequest('api.license.client.old_format.app_error');
    if (query.format !== 'old') throw invalidBody('format');
    const { license } = ctx.app.published;
    return ctx.maybeSession && (await hasSystem(ctx, 'read_license_information')) ? license : sanitisedLicense(license);
  },
});
