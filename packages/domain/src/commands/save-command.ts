import type { Ctx } from '@foremast/kernel/context';
import { type AppError, badRequest, invalidBody, noPermission, notFound, switchedOff } from '@foremast/kernel/error';
import { newId, token } from '@foremast/kernel/id';
import { type CommandRow, commandsOfTeam, deleteCommand, insertCommand, updateCommand } from '@foremast/store/queries/commands';
import { findTeam } from '@foremast/store/queries/teams';
import { findUser } from '@foremast/store/queries/users';
import { audit } from '../audits/audit.ts';
import { userMayInTeam } from '../permissions/of-user.ts';
import { hasOnTeam } from '../permissions/team.ts';
import { getAccount } from '../users/get-account.ts';
import { isBuiltIn } from './built-ins.ts';
import { getCommand, getOwnCommand, requireOwnCommand } from './command-access.ts';

export type CommandForm = Omit<CommandRow, 'token' | 'create_at' | 'update_at' | 'delete_at'>;

const TOKEN_SIZE = 26;
const runes = (text: string): number => [...text].length;
const TRIGGER = /^[a-zA-Z0-9_.-][a-zA-Z0-9_./-]{0,127}$/;

function commandError(command: CommandRow): AppError | undefined {
  const { url } = command;
  const rules: readonly (readonly [string, boolean])[] = [
    ['trigger', TRIGGER.test(command.trigger)],
    ['url', url.length > 0 && runes(url) <= 1024],
    ['url_http', /^https?:\/\//i.test(url) && URL.canParse(url)],
    ['method', command.method === 'P' || command.method === 'G'],
    ['display_name', runes(command.display_name) <= 64],
    ['description', runes(command.description) <= 128],
  ];
  const broken = rules.find(([, holds]) => !holds);
  if (broken) return badRequest(`model.command.is_valid.${broken[0]}.app_error`);
  const others = [command.username, command.icon_url, command.auto_complete_desc, command.auto_complete_hint];
  return runes(command.username) <= 64 && others.every((text) => runes(text) <= 1024)
    ? undefined
    : badRequest('app.command.createcommand.internal_error');
}

async function refuseTaken(ctx: Ctx, { id, trigger, team_id }: CommandRow): Promise<void> {
  const others = (await ctx.db.cached(commandsOfTeam, team_id)) ?? [];
  if (isBuiltIn(trigger) || others.some((other) => other.id !== id && other.trigger === trigger))
    throw badRequest('api.command.duplicate_trigger.app_error');
}

export async function createCommand(ctx: Ctx, form: CommandForm): Promise<CommandRow> {
  const { team_id } = form;
  if (!(await hasOnTeam(ctx, 'manage_own_slash_commands', team_id))) throw noPermission();
  const creator_id = form.creator_id || ctx.userId;
  if (creator_id !== ctx.userId) {
    if (!(await hasOnTeam(ctx, 'manage_others_slash_commands', team_id))) throw noPermission();
    await getAccount(ctx.db, creator_id);
  }
  if (!ctx.config.ServiceSettings.EnableCommands) throw switchedOff('api.command.disabled.app_error');
  if (!(await findTeam(ctx.db, team_id))) throw notFound('app.team.get.find.app_error');
  if (form.id !== '') throw badRequest('app.command.createcommand.internal_error');
  if (form.plugin_id !== '') throw badRequest('model.command.is_valid.plugin_id.app_error');
  const now = ctx.now();
  const command: CommandRow = {
    ...form,
    id: newId(),
    token: token(TOKEN_SIZE),
    creator_id,
    trigger: form.trigger.toLowerCase(),
    create_at: now,
    update_at: now,
    delete_at: 0,
  };
  const wrong = commandError(command);
  if (wrong) throw wrong;
  await refuseTaken(ctx, command);
  await ctx.tx(async (tx) => {
    await insertCommand(tx.db, command);
    await audit(tx, { extra: 'success' });
  });
  return command;
}

async function write(ctx: Ctx, command: CommandRow, from?: string): Promise<CommandRow> {
  await ctx.tx(async (tx) => {
    await updateCommand(tx.db, command, from);
    await audit(tx, { extra: 'success' });
  });
  return command;
}

/** Replaces what a command is set to; its token, team and creator stay. */
export async function changeCommand(ctx: Ctx, id: string, form: CommandForm): Promise<CommandRow> {
  if (form.id !== id) throw invalidBody('command');
  const before = await getCommand(ctx, id);
  if (form.team_id !== before.team_id) throw badRequest('api.command.team_mismatch.app_error');
  await requireOwnCommand(ctx, before);
  const { token: secret, creator_id, create_at, delete_at, plugin_id, team_id } = before;
  const command: CommandRow = {
    ...form,
    id,
    token: secret,
    creator_id,
    create_at,
    delete_at,
    plugin_id,
    team_id,
    trigger: form.trigger.toLowerCase(),
    update_at: ctx.now(),
  };
  const wrong = commandError(command);
  if (wrong) throw wrong;
  await refuseTaken(ctx, command);
  return write(ctx, command);
}

/** To another team, in which its creator may have commands too. */
export async function moveCommand(ctx: Ctx, id: string, teamId: string): Promise<void> {
  const team = await findTeam(ctx.db, teamId);
  if (!team) throw notFound('app.team.get.find.app_error');
  if (!(await hasOnTeam(ctx, 'manage_own_slash_commands', team.id))) throw noPermission();
  const before = await getOwnCommand(ctx, id);
  const creator = await findUser(ctx.db, before.creator_id);
  if (!creator || !(await userMayInTeam(ctx.db, creator, 'manage_own_slash_commands', team.id)))
    throw badRequest('api.command.move_command.creator_no_permission.app_error');
  const command: CommandRow = { ...before, team_id: team.id, update_at: ctx.now() };
  await refuseTaken(ctx, command);
  await write(ctx, command, before.team_id);
}

export async function renewCommandToken(ctx: Ctx, id: string): Promise<string> {
  const before = await getOwnCommand(ctx, id);
  return (await write(ctx, { ...before, token: token(TOKEN_SIZE), update_at: ctx.now() })).token;
}

export async function removeCommand(ctx: Ctx, id: string): Promise<void> {
  const command = await getOwnCommand(ctx, id);
  await ctx.tx(async (tx) => {
    await deleteCommand(tx.db, command, tx.now());
    await audit(tx, { extra: 'success' });
  });
}
