import type { Ctx } from '@foremast/kernel/context';
import { AppError, badRequest, invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { remoteClusterNamed } from '@foremast/store/queries/remote-clusters';
import { findTeam } from '@foremast/store/queries/teams';

const NAME = /^[a-zA-Z0-9._-]{1,64}$/;
const DISPLAY_NAME_MAX = 64;

/** Where channels of the other server are put. Throws `api.context.invalid_body_param.app_error` (400). */
export async function checkDefaultTeam(ctx: Ctx, teamId: string): Promise<void> {
  if (!isId(teamId) || !(await findTeam(ctx.db, teamId))) throw invalidBody('default_team_id');
}

export function checkDisplayName(name: string): void {
  if ([...name].length > DISPLAY_NAME_MAX) throw invalidBody('display_name');
}

/** A name that no other connection has, in small letters. Throws `model.cluster.is_valid.name.app_error` and `…save_not_unique…` (400). */
export async function checkedName(ctx: Ctx, name: string): Promise<string> {
  if (!NAME.test(name)) throw badRequest('model.cluster.is_valid.name.app_error');
  const lower = name.toLowerCase();
  if (await remoteClusterNamed(ctx.db, lower)) throw badRequest('api.remote_cluster.save_not_unique.app_error');
  return lower;
}

/** Where this server is: the other one must be able to come back to it. Throws `api.get_site_url_error` (422). */
export function ownSiteUrl(ctx: Pick<Ctx, 'config'>): string {
  const { SiteURL } = ctx.config.ServiceSettings;
  if (SiteURL === '') throw new AppError('api.get_site_url_error', 422);
  return SiteURL;
}
