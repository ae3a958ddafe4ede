import type { Command } from '@foremast/wire/models/command';
import { cache } from '../cache.ts';
import type { Db, WriteDb } from '../store.ts';

export type CommandRow = Omit<Command, 'autocomplete_data'>;

const columns = [
  'id',
  'token',
  'createat as create_at',
  'updateat as update_at',
  'deleteat as delete_at',
  'creatorid as creator_id',
  'teamid as team_id',
  'trigger',
  'method',
  'username',
  'iconurl as icon_url',
  'autocomplete as auto_complete',
  'autocompletedesc as auto_complete_desc',
  'autocompletehint as auto_complete_hint',
  'displayname as display_name',
  'description',
  'url',
  'pluginid as plugin_id',
] as const;

export function findCommand(db: Db, id: string): Promise<CommandRow | undefined> {
  return db.selectFrom('commands').select(columns).where('id', '=', id).where('deleteat', '=', 0).executeTakeFirst();
}

/** The commands that somebody made in a team, the oldest first. */
export const commandsOfTeam = cache<CommandRow[]>(
  'commands',
  (db, teamId) =>
    db.selectFrom('commands').select(columns).where('teamid', '=', teamId).where('deleteat', '=', 0).orderBy('createat').orderBy('id').execute(),
  1000,
);

const values = (command: CommandRow) => ({
  token: command.token,
  createat: command.create_at,
  updateat: command.update_at,
  deleteat: command.delete_at,
  creatorid: command.creator_id,
  teamid: command.team_id,
  trigger: command.trigger,
  method: command.method,
  username: command.username,
  iconurl: command.icon_url,
  autocomplete: command.auto_complete,
  autocompletedesc: command.auto_complete_desc,
  autocompletehint: command.auto_complete_hint,
  displayname: command.display_name,
  description: command.description,
  url: command.url,
  pluginid: command.plugin_id,
});

export async function insertCommand(db: WriteDb, command: CommandRow): Promise<void> {
  await db
    .insertInto('commands')
    .values({ id: command.id, ...values(command) })
    .execute();
  db.touch(commandsOfTeam, command.team_id);
}

/** `from`: the team that it leaves. */
export async function updateCommand(db: WriteDb, command: CommandRow, from = command.team_id): Promise<void> {
  await db.updateTable('commands').set(values(command)).where('id', '=', command.id).execute();
  db.touch(commandsOfTeam, command.team_id);
  if (from !== command.team_id) db.touch(commandsOfTeam, from);
}

export async function deleteCommand(db: WriteDb, command: CommandRow, at: number): Promise<void> {
  await db.updateTable('commands').set({ deleteat: at, updateat: at }).where('id', '=', command.id).execute();
  db.touch(commandsOfTeam, command.team_id);
}
