import type { Ctx } from '@foremast/kernel/context';
import { badRequest, noPermission, notFound } from '@foremast/kernel/error';
import { findGroup, type GroupRow } from '@foremast/store/queries/groups';
import type { Db } from '@foremast/store/store';
import { knowsAllGroups } from './present-group.ts';

export const isCustom = (group: Pick<GroupRow, 'source'>): boolean => group.source === 'custom';
/** Brought by a directory or a plugin; only these fill teams and channels. */
export const isSynced = ({ source }: Pick<GroupRow, 'source'>): boolean => source === 'ldap' || source.startsWith('plugin_');

/** Archived ones too. Throws `app.group.no_rows` (404). */
export async function getGroup(db: Db, id: string): Promise<GroupRow> {
  const group = await findGroup(db, id);
  if (!group) throw notFound('app.group.no_rows');
  return group;
}

/** Throws 400 while groups of one's own are switched off. */
export function checkCustomGroups(ctx: Ctx): void {
  if (!ctx.config.ServiceSettings.EnableCustomGroups) throw badRequest('api.custom_groups.feature_disabled');
}

const notThisKind = () => badRequest('app.group.crud_permission');

/** A group made here, to be changed. Throws 400 for one that a directory keeps. */
export async function getCustomGroup(ctx: Ctx, id: string): Promise<GroupRow> {
  const group = await getGroup(ctx.db, id);
  if (!isCustom(group)) throw notThisKind();
  checkCustomGroups(ctx);
  return group;
}

/** A group that may fill teams and channels. Throws 400 for one made here. */
export async function getSyncedGroup(db: Db, id: string): Promise<GroupRow> {
  const group = await getGroup(db, id);
  if (!isSynced(group)) throw notThisKind();
  return group;
}

/** A group as the caller may know it. */
export async function getVisibleGroup(ctx: Ctx, id: string): Promise<GroupRow> {
  const group = await getGroup(ctx.db, id);
  if (isCustom(group)) checkCustomGroups(ctx);
  if (!group.allow_reference && !(await knowsAllGroups(ctx))) throw noPermission();
  return group;
}
