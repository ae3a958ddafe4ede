import { patchRole } from '@foremast/domain/roles/patch-role';
import { isPermission } from '@foremast/kernel/roles/permissions';
import { roles } from '@foremast/store/queries/roles';
import { Command } from 'commander';
import { Failure, notThere } from '../failure.ts';
import { showDone, showRows } from '../output.ts';
import { outputOf } from '../program-output.ts';
import { withServer } from '../session.ts';

function list(): Command {
  return new Command('list')
    .description('list roles, or what one role may do')
    .argument('[role]', 'such as system_user')
    .action(async (name, _, command) => {
      const all = await withServer(({ app }) => roles(app.store.db));
      if (!name)
        return showRows(
          outputOf(command),
          [...all.values()].map((r) => ({ name: r.name, permissions: r.permissions.length, built_in: r.built_in })),
          ['name', 'permissions', 'built_in'],
        );
      const role = all.get(name);
      if (!role) throw notThere(`The role ${name}`);
      showRows(
        outputOf(command),
        [...role.permissions].sort().map((permission) => ({ permission })),
        ['permission'],
      );
    });
}

function change(name: 'add' | 'remove'): Command {
  return new Command(name)
    .description(name === 'add' ? 'let a role do more' : 'let a role do less')
    .argument('<role>', 'such as system_user')
    .argument('<permissions...>', 'such as create_team')
    .action(async (which, given: string[], _, command) => {
      const unknown = given.filter((id) => !isPermission(id));
      if (unknown.length > 0) throw new Failure(`There is no permission ${unknown.join(', ')}.`, 3);
      await withServer(async ({ ctx, app }) => {
        const all = await roles(app.store.db);
        const role = all.get(which);
        if (!role) throw notThere(`The role ${which}`);
        const permissions = name === 'add' ? [...new Set([...role.permissions, ...given])] : role.permissions.filter((id) => !given.includes(id));
        await ctx.tx((tx) => patchRole(tx, role, permissions, all));
      });
      showDone(outputOf(command), `${which} ${name === 'add' ? 'may now' : 'may no longer'}: ${given.join(', ')}.`);
    });
}

export const permissionsCommand = (): Command =>
  [list(), change('add'), change('remove')].reduce((all, one) => all.addCommand(one), new Command('permissions').description('what roles may do'));
