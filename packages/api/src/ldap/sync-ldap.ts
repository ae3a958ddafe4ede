import { createJob } from '@foremast/domain/jobs/create-job';
import { hasWork } from '@foremast/domain/jobs/known-work';
import { onSystem } from '@foremast/domain/permissions/system';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

// It answers at once; without synchronisation switched on there is nothing to do.
export const syncLdap = operation({
  id: 'SyncLdap',
  method: 'POST',
  path: '/api/v4/ldap/sync',
  summary: 'Bring accounts and groups in line with the directory, in the background.',
  response: StatusOK,
  permission: () => [onSystem('create_ldap_sync_job')],
  async handle(_, ctx) {
    if (ctx.config.LdapSettings.EnableSync && hasWork('ldap_sync')) await ctx.tx((tx) => createJob(tx, { type: 'ldap_sync', data: null }));
    return OK;
  },
});
