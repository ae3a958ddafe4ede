import { onSystem } from '@foremast/domain/permissions/system';
import { getScheme } from '@foremast/domain/schemes/get-scheme';
import { deleteScheme as remove } from '@foremast/domain/schemes/save-scheme';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteScheme = operation({
  id: 'DeleteScheme',
  method: 'DELETE',
  path: '/api/v4/schemes/{scheme_id}',
  summary: 'End a scheme; teams and channels under it have the built-in roles again.',
  response: StatusOK,
  permission: () => [onSystem('sysconsole_write_user_management_permissions')],
  async handle({ params }, ctx) {
    const scheme = await getScheme(ctx.db, params.scheme_id);
    await ctx.tx((tx) => remove(tx, scheme));
    return OK;
  },
});
