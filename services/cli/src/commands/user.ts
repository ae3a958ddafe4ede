import { createUser } from '@foremast/api/users/create-user';
import { getUsers } from '@foremast/api/users/get-users';
import { updateUserActive } from '@foremast/api/users/update-user-active';
import { updateUserRoles } from '@foremast/api/users/update-user-roles';
import { setPassword } from '@foremast/domain/users/change-password';
import { eraseAccount } from '@foremast/domain/users/erase-account';
import { hashPassword, passwordError } from '@foremast/domain/users/passwords';
import { wordsFor } from '@foremast/kernel/words';
import { updateUser } from '@foremast/store/queries/users';
import { Command } from 'commander';
import { ask } from '../ask.ts';
import { Failure } from '../failure.ts';
import { someone } from '../find.ts';
import { showDone, showRows } from '../output.ts';
import { outputOf } from '../program-output.ts';
import { withServer } from '../session.ts';

const COLUMNS = ['id', 'username', 'email', 'roles', 'delete_at'];

function list(): Command {
  return new Command('list')
    .description('list accounts')
    .option('--page <n>', 'which page', '0')
    .option('--per-page <n>', 'how many on a page', '60')
    .option('--inactive', 'only those that are deactivated')
    .action(async (options, command) => {
      const query = { page: Number(options.page), per_page: Number(options.perPage), inactive: options.inactive === true };
      const rows = await withServer((server) => server.call(getUsers, { query }));
      showRows(outputOf(command), rows, COLUMNS);
    });
}

function create(): Command {
  return new Command('create')
    .description('make an account; the first one becomes the administrator')
    .requiredOption('--username <name>', 'its name')
    .requiredOption('--email <address>', 'its e-mail address')
    .option('--password <text>', 'its password; asked for when it is left out')
    .option('--admin', 'make it an administrator')
    .option('--first-name <text>', 'first name', '')
    .option('--last-name <text>', 'last name', '')
    .action(async (options, command) => {
      const password = options.password ?? (await ask('Password'));
      const body = {
        username: options.username,
        email: options.email,
        password,
        first_name: options.firstName,
        last_name: options.lastName,
        email_verified: true,
      };
      const made = await withServer(async (server) => {
        const user = await server.call(createUser, { body });
        if (options.admin) await server.call(updateUserRoles, { params: { user_id: user.id }, body: { roles: 'system_admin system_user' } });
        return user;
      });
      showDone(outputOf(command), `${made.username} was made.`, { id: made.id, username: made.username });
    });
}

function activation(name: 'activate' | 'deactivate'): Command {
  const active = name === 'activate';
  return new Command(name)
    .description(active ? 'let an account sign in again' : 'shut an account out and end its sessions')
    .argument('<who>', 'username, e-mail address or id')
    .action(async (who, _, command) => {
      const user = await withServer(async (server) => {
        const found = await someone(server.app.store.db, who);
        await server.call(updateUserActive, { params: { user_id: found.id }, body: { active } });
        return found;
      });
      showDone(outputOf(command), `${user.username} is ${active ? 'active' : 'deactivated'}.`, { id: user.id });
    });
}

function password(): Command {
  return new Command('password')
    .description('give an account a new password')
    .argument('<who>', 'username, e-mail address or id')
    .option('--password <text>', 'the new one; asked for when it is left out')
    .action(async (who, options, command) => {
      const text = options.password ?? (await ask('New password'));
      const user = await withServer(async ({ ctx, app }) => {
        const found = await someone(app.store.db, who);
        const wrong = passwordError(text, ctx.config);
        if (wrong) throw new Failure(wordsFor(wrong));
        const hash = await hashPassword(text);
        await ctx.tx((tx) => setPassword(tx, found, hash, 'administrator'));
        return found;
      });
      showDone(outputOf(command), `${user.username} has a new password.`, { id: user.id });
    });
}

function role(): Command {
  return new Command('role')
    .description('set the roles of an account')
    .argument('<who>', 'username, e-mail address or id')
    .argument('<roles...>', 'such as system_user system_admin')
    .action(async (who, roles: string[], _, command) => {
      const user = await withServer(async (server) => {
        const found = await someone(server.app.store.db, who);
        await server.call(updateUserRoles, { params: { user_id: found.id }, body: { roles: roles.join(' ') } });
        return found;
      });
      showDone(outputOf(command), `${user.username} is now ${roles.join(', ')}.`, { id: user.id });
    });
}

function mfaReset(): Command {
  return new Command('mfa-reset')
    .description('switch off the second factor of somebody who lost it')
    .argument('<who>', 'username, e-mail address or id')
    .action(async (who, _, command) => {
      const user = await withServer(async ({ ctx, app }) => {
        const found = await someone(app.store.db, who);
        await ctx.tx((tx) => updateUser(tx.db, found.id, { mfa_active: false, mfa_secret: '', update_at: tx.now() }));
        return found;
      });
      showDone(outputOf(command), `${user.username} can sign in without the second factor.`, { id: user.id });
    });
}

function remove(): Command {
  return new Command('delete')
    .description('delete an account with everything it wrote; this cannot be undone')
    .argument('<who>', 'username, e-mail address or id')
    .requiredOption('--yes', 'confirm')
    .action(async (who, _, command) => {
      const user = await withServer(async (server) => {
        const found = await someone(server.app.store.db, who);
        await eraseAccount(server.ctx, found);
        return found;
      });
      showDone(outputOf(command), `${user.username} was deleted.`, { id: user.id });
    });
}

export const userCommand = (): Command =>
  [list(), create(), activation('activate'), activation('deactivate'), password(), role(), mfaReset(), remove()].reduce(
    (all, one) => all.addCommand(one),
    new Command('user').description('accounts'),
  );
