import type { Ctx, Tx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { type TeamRow, updateTeam } from '@foremast/store/queries/teams';
import { updateTeamEvent } from '@foremast/wire/events';
import { fileStore } from '../files/file-store.ts';
import { squarePicture } from '../pictures/square-picture.ts';
import { tellTeam } from './change-team.ts';

const SIZE = 128;
const ERRORS = { limits: 'api.team.set_team_icon.check_image_limits.app_error', decode: 'api.team.set_team_icon.decode.app_error' };
export const iconPath = (teamId: string): string => `teams/${teamId}/teamIcon.png`;

/** Throws `api.team.get_team_icon.read_file.app_error` (404) for a team without one. */
export async function iconOf(ctx: Ctx, team: TeamRow): Promise<Blob> {
  const icon = team.last_team_icon_update ? await fileStore(ctx.app).get(iconPath(team.id)) : undefined;
  if (!icon) throw notFound('api.team.get_team_icon.read_file.app_error');
  return icon;
}

/** Members are told of the icon, as if nothing else had changed. Both instants are 0 where there is none any more, as clients know it. */
async function write(tx: Tx, team: TeamRow, at: number): Promise<void> {
  await updateTeam(tx.db, team.id, { last_team_icon_update: at, update_at: at });
  tellTeam(tx, updateTeamEvent, { ...team, last_team_icon_update: at });
}

/** Gives a team an icon and tells its members. Throws `api.team.set_team_icon.*` (400). */
export async function setIcon(ctx: Ctx, team: TeamRow, file: Uint8Array): Promise<void> {
  const icon = await squarePicture(ctx.config, file, SIZE, ERRORS);
  await fileStore(ctx.app).put(iconPath(team.id), icon);
  await ctx.tx((tx) => write(tx, team, tx.now()));
}

/** Takes a team's icon away; nobody can fetch it any more. */
export async function removeIcon(ctx: Ctx, team: TeamRow): Promise<void> {
  await ctx.tx((tx) => write(tx, team, 0));
  await fileStore(ctx.app).delete(iconPath(team.id));
}
