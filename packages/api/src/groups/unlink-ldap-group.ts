import { archiveGroup } from '@foremast/domain/groups/save-group';
import { onSystem } from '@foremast/domain/permissions/system';
import { notFound } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { findGroupByRemoteId } from '@foremast/store/queries/groups';
import { StatusOK } from '@foremast/wire/models/status';

export const unlinkLdapGroup = operation({
  id: 'UnlinkLdapGroup',
  method: 'DELETE',
  path: '/api/v4/ldap/groups/{remote_id}/link',
  summary: 'A group of the directory is known here no more.',
  response: StatusOK,
  permission: () => [onSystem('sysconsole_write_user_management_groups')],
  uncheckedParams: ['remote_id'],
  async handle({ params }, ctx) {
    const group = await findGroupByRemoteId(ctx.db, 'ldap', params.remote_id);
    if (!group || group.delete_at > 0) throw notFound('app.group.no_rows');
    await ctx.tx((tx) => archiveGroup(tx, group));
    return OK;
  },
});
