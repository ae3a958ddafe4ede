import { eraseAccount } from '@foremast/domain/users/erase-account';
import { OK, operation } from '@foremast/kernel/operation';
import { listUsers } from '@foremast/store/queries/user-lists';
import { StatusOK } from '@foremast/wire/models/status';

const AT_ONCE = 100;

// Nobody may do this over the network: it is for the command line, on the machine itself.
export const permanentDeleteAllUsers = operation({
  id: 'PermanentDeleteAllUsers',
  method: 'DELETE',
  path: '/api/v4/users',
  summary: 'Erase all accounts with everything that people wrote.',
  response: StatusOK,
  permission: () => [{ label: 'local', holds: (ctx) => ctx.isSystem }],
  async handle(_, ctx) {
    for (let more = true; more; ) {
      const people = await listUsers(ctx.db, {}, { order: { by: 'username' }, offset: 0, limit: AT_ONCE });
      for (const person of people) await eraseAccount(ctx, person);
      more = people.length === AT_ONCE;
    }
    return OK;
  },
});
