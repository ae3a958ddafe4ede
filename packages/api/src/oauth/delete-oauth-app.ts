import { removeApp } from '@foremast/domain/oauth/manage-apps';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteOAuthApp = operation({
  id: 'DeleteOAuthApp',
  method: 'DELETE',
  path: '/api/v4/oauth/apps/{app_id}',
  summary: 'Remove an app; what it was allowed ends.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    await removeApp(ctx, params.app_id);
    return OK;
  },
});
