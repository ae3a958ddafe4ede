import { addTeamMember } from '@foremast/api/teams/add-team-member';
import { createTeam } from '@foremast/api/teams/create-team';
import { getAllTeams } from '@foremast/api/teams/get-all-teams';
import { removeTeamMember } from '@foremast/api/teams/remove-team-member';
import { restoreTeam } from '@foremast/api/teams/restore-team';
import { softDeleteTeam } from '@foremast/api/teams/soft-delete-team';
import { Command } from 'commander';
import { someone, someTeam } from '../find.ts';
import { showDone, showRows } from '../output.ts';
import { outputOf } from '../program-output.ts';
import { withServer } from '../session.ts';

const COLUMNS = ['id', 'name', 'display_name', 'type', 'delete_at'];

function list(): Command {
  return new Command('list')
    .description('list teams')
    .option('--page <n>', 'which page', '0')
    .option('--per-page <n>', 'how many on a page', '60')
    .action(async (options, command) => {
      const rows = await withServer((server) =>
        server.call(getAllTeams, { query: { page: Number(options.page), per_page: Number(options.perPage) } }),
      );
      showRows(outputOf(command), rows, COLUMNS);
    });
}

function create(): Command {
  return new Command('create')
    .description('make a team')
    .requiredOption('--name <name>', 'its name in addresses')
    .requiredOption('--display-name <text>', 'its title')
    .option('--private', 'people join by invitation only')
    .action(async (options, command) => {
      const body = { name: options.name, display_name: options.displayName, type: options.private ? 'I' : 'O', allow_open_invite: !options.private };
      const made = await withServer((server) => server.call(createTeam, { body }));
      showDone(outputOf(command), `The team ${made.name} was made.`, { id: made.id, name: made.name });
    });
}

function membership(name: 'add' | 'remove'): Command {
  return new Command(name)
    .description(name === 'add' ? 'bring people into a team' : 'put people out of a team')
    .argument('<team>', 'name or id')
    .argument('<who...>', 'usernames, e-mail addresses or ids')
    .action(async (which, who: string[], _, command) => {
      const team = await withServer(async (server) => {
        const found = await someTeam(server.app.store.db, which);
        for (const one of who) {
          const user = await someone(server.app.store.db, one);
          if (name === 'add') await server.call(addTeamMember, { params: { team_id: found.id }, body: { team_id: found.id, user_id: user.id } });
          else await server.call(removeTeamMember, { params: { team_id: found.id, user_id: user.id } });
        }
        return found;
      });
      showDone(outputOf(command), `${who.join(', ')} ${name === 'add' ? 'joined' : 'left'} ${team.name}.`, { id: team.id });
    });
}

function archive(name: 'archive' | 'restore'): Command {
  return new Command(name)
    .description(name === 'archive' ? 'put a team away; nothing of it is deleted' : 'bring an archived team back')
    .argument('<team>', 'name or id')
    .action(async (which, _, command) => {
      const team = await withServer(async (server) => {
        const found = await someTeam(server.app.store.db, which);
        await server.call(name === 'archive' ? softDeleteTeam : restoreTeam, { params: { team_id: found.id } });
        return found;
      });
      showDone(outputOf(command), `The team ${team.name} is ${name === 'archive' ? 'archived' : 'back'}.`, { id: team.id });
    });
}

export const teamCommand = (): Command =>
  [list(), create(), membership('add'), membership('remove'), archive('archive'), archive('restore')].reduce(
    (all, one) => all.addCommand(one),
    new Command('team').description('teams and who is in them'),
  );
