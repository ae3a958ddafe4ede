import { onSystem } from '@foremast/domain/permissions/system';
import { presentUser } from '@foremast/domain/users/present-user';
import { paging } from '@foremast/kernel/decode';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { usersOutsideDomains } from '@foremast/store/queries/users-outside-domains';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

// Where everybody may sign up no address is invalid; this is asked before who asks.
export const getUsersWithInvalidEmails = operation({
  id: 'GetUsersWithInvalidEmails',
  method: 'GET',
  path: '/api/v4/users/invalid_emails',
  summary: 'Accounts whose address the rules for new accounts would no longer take.',
  query: t.Object(paging),
  response: t.Array(User),
  permission: 'session',
  async handle({ query }, ctx) {
    const { EnableOpenServer, RestrictCreationToDomains } = ctx.config.TeamSettings;
    if (EnableOpenServer) throw badRequest('<untranslated>');
    await ctx.require(onSystem('sysconsole_read_user_management_users'));
    const domains = RestrictCreationToDomains.toLowerCase()
      .split(/[\s,@]+/)
      .filter(Boolean);
    if (domains.length === 0) return [];
    const rows = await usersOutsideDomains(ctx.db, domains, query.page * query.per_page, query.per_page);
    return rows.map((row) => presentUser(row, 'admin', ctx.config));
  },
});
