import { guardedFetch } from '@foremast/domain/net/guarded-fetch';
import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

const TIMEOUT_MS = 10_000;

// Many servers live in a private network, so that this one may look there; only whether the ping is answered is told.
export const testSiteURL = operation({
  id: 'TestSiteURL',
  method: 'POST',
  path: '/api/v4/site_url/test',
  summary: 'Does a server answer at this address?',
  body: t.Object({ site_url: t.String() }),
  bodyName: 'site_url',
  lenientBody: true,
  response: StatusOK,
  permission: () => [onUnrestrictedSystem('test_site_url')],
  async handle({ body }, ctx) {
    if (body.site_url === '') throw invalidBody('site_url');
    const address = `${body.site_url.replace(/\/+$/, '')}/api/v4/system/ping`;
    const status = await guardedFetch(ctx.config, address, { timeoutMs: TIMEOUT_MS, mayBePrivate: true }).then(
      (response) => response.body?.cancel().then(() => response.status) ?? response.status,
      () => 0,
    );
    if (status !== 200) throw badRequest('app.admin.test_site_url.failure');
    return OK;
  },
});
