import { removeApp } from '@foremast/domain/oauth/manage-apps';
import { OK, operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const deleteOAuthApp = operation({
  id: 'DeleteOAuthApp',
  method: 'DELETE',
  path: '/api/v4/oauth/apps/{app_id}',
  summary: 'Remove an app; what it was allowed ends.',
  response: t.Object({ status: t.String() }),
  permission: 'session',
  async handle({ params }, ctx) {
    await removeApp(ctx, params.app_id);
    return OK;
  },
});
