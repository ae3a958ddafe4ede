import { addChannelMember } from '@foremast/api/channels/add-channel-member';
import { createChannel } from '@foremast/api/channels/create-channel';
import { deleteChannel } from '@foremast/api/channels/delete-channel';
import { getPublicChannelsForTeam } from '@foremast/api/channels/get-public-channels-for-team';
import { removeUserFromChannel } from '@foremast/api/channels/remove-user-from-channel';
import { restoreChannel } from '@foremast/api/channels/restore-channel';
import { Command } from 'commander';
import { someChannel, someone, someTeam } from '../find.ts';
import { showDone, showRows } from '../output.ts';
import { outputOf } from '../program-output.ts';
import { withServer } from '../session.ts';

const COLUMNS = ['id', 'name', 'display_name', 'type', 'total_msg_count'];

function list(): Command {
  return new Command('list')
    .description('list the open channels of a team')
    .argument('<team>', 'name or id')
    .option('--page <n>', 'which page', '0')
    .option('--per-page <n>', 'how many on a page', '60')
    .action(async (which, options, command) => {
      const rows = await withServer(async (server) => {
        const team = await someTeam(server.app.store.db, which);
        return server.call(getPublicChannelsForTeam, {
          params: { team_id: team.id },
          query: { page: Number(options.page), per_page: Number(options.perPage) },
        });
      });
      showRows(outputOf(command), rows, COLUMNS);
    });
}

function create(): Command {
  return new Command('create')
    .description('make a channel')
    .argument('<team>', 'name or id')
    .requiredOption('--name <name>', 'its name in addresses')
    .requiredOption('--display-name <text>', 'its title')
    .option('--private', 'only its members see it')
    .action(async (which, options, command) => {
      const made = await withServer(async (server) => {
        const team = await someTeam(server.app.store.db, which);
        return server.call(createChannel, {
          body: { team_id: team.id, name: options.name, display_name: options.displayName, type: options.private ? 'P' : 'O' },
        });
      });
      showDone(outputOf(command), `The channel ${made.name} was made.`, { id: made.id, name: made.name });
    });
}

function membership(name: 'add' | 'remove'): Command {
  return new Command(name)
    .description(name === 'add' ? 'bring people into a channel' : 'put people out of a channel')
    .argument('<channel>', 'team:channel or id')
    .argument('<who...>', 'usernames, e-mail addresses or ids')
    .action(async (which, who: string[], _, command) => {
      const channel = await withServer(async (server) => {
        const found = await someChannel(server.app.store.db, which);
        for (const one of who) {
          const user = await someone(server.app.store.db, one);
          if (name === 'add') await server.call(addChannelMember, { params: { channel_id: found.id }, body: { user_id: user.id } });
          else await server.call(removeUserFromChannel, { params: { channel_id: found.id, user_id: user.id } });
        }
        return found;
      });
      showDone(outputOf(command), `${who.join(', ')} ${name === 'add' ? 'joined' : 'left'} ${channel.name}.`, { id: channel.id });
    });
}

function archive(name: 'archive' | 'restore'): Command {
  return new Command(name)
    .description(name === 'archive' ? 'close a channel; its messages stay' : 'open an archived channel again')
    .argument('<channel>', 'team:channel or id')
    .action(async (which, _, command) => {
      const channel = await withServer(async (server) => {
        const found = await someChannel(server.app.store.db, which);
        await server.call(name === 'archive' ? deleteChannel : restoreChannel, { params: { channel_id: found.id } });
        return found;
      });
      showDone(outputOf(command), `The channel ${channel.name} is ${name === 'archive' ? 'archived' : 'open again'}.`, { id: channel.id });
    });
}

export const channelCommand = (): Command =>
  [list(), create(), membership('add'), membership('remove'), archive('archive'), archive('restore')].reduce(
    (all, one) => all.addCommand(one),
    new Command('channel').description('channels and who is in them'),
  );
