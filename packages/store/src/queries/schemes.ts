import { cache } from '../cache.ts';
import type { Db, WriteDb } from '../store.ts';
import { type ChannelRow, channelHeads, selectChannels } from './channels.ts';
import { teamsById } from './teams.ts';

export const schemeColumns = [
  'id',
  'name',
  'displayname as display_name',
  'description',
  'scope',
  'createat as create_at',
  'updateat as update_at',
  'deleteat as delete_at',
  'defaultteamadminrole as default_team_admin_role',
  'defaultteamuserrole as default_team_user_role',
  'defaultteamguestrole as default_team_guest_role',
  'defaultchanneladminrole as default_channel_admin_role',
  'defaultchanneluserrole as default_channel_user_role',
  'defaultchannelguestrole as default_channel_guest_role',
  'defaultplaybookadminrole as default_playbook_admin_role',
  'defaultplaybookmemberrole as default_playbook_member_role',
  'defaultrunadminrole as default_run_admin_role',
  'defaultrunmemberrole as default_run_member_role',
] as const;

export interface SchemeRow {
  id: string;
  name: string;
  display_name: string;
  description: string;
  scope: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  default_team_admin_role: string;
  default_team_user_role: string;
  default_team_guest_role: string;
  default_channel_admin_role: string;
  default_channel_user_role: string;
  default_channel_guest_role: string;
  default_playbook_admin_role: string;
  default_playbook_member_role: string;
  default_run_admin_role: string;
  default_run_member_role: string;
}

/** Schemes by id. */
export const schemesById = cache<SchemeRow>('schemes', async (db, id) => {
  return (await db.selectFrom('schemes').select(schemeColumns).where('id', '=', id).executeTakeFirst()) as SchemeRow | undefined;
});

export async function findScheme(db: Db, id: string): Promise<SchemeRow | undefined> {
  return db.cached(schemesById, id);
}

export async function saveScheme(db: WriteDb, s: SchemeRow): Promise<void> {
  const values = {
    name: s.name,
    displayname: s.display_name,
    description: s.description,
    scope: s.scope,
    createat: s.create_at,
    updateat: s.update_at,
    deleteat: s.delete_at,
    defaultteamadminrole: s.default_team_admin_role,
    defaultteamuserrole: s.default_team_user_role,
    defaultteamguestrole: s.default_team_guest_role,
    defaultchanneladminrole: s.default_channel_admin_role,
    defaultchanneluserrole: s.default_channel_user_role,
    defaultchannelguestrole: s.default_channel_guest_role,
    defaultplaybookadminrole: s.default_playbook_admin_role,
    defaultplaybookmemberrole: s.default_playbook_member_role,
    defaultrunadminrole: s.default_run_admin_role,
    defaultrunmemberrole: s.default_run_member_role,
  };
  await db
    .insertInto('schemes')
    .values({ id: s.id, ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute();
  db.touch(schemesById, s.id);
}

/** The newest first; deleted ones are left out. */
export async function listSchemes(
  db: Db,
  { scope, page, perPage }: { readonly scope: string; readonly page: number; readonly perPage: number },
): Promise<SchemeRow[]> {
  return (await db
    .selectFrom('schemes')
    .select(schemeColumns)
    .where('deleteat', '=', 0)
    .$if(scope !== '', (q) => q.where('scope', '=', scope))
    .orderBy('createat', 'desc')
    .limit(perPage)
    .offset(page * perPage)
    .execute()) as SchemeRow[];
}

export async function findSchemeByName(db: Db, name: string): Promise<SchemeRow | undefined> {
  return (await db.selectFrom('schemes').select(schemeColumns).where('name', '=', name).executeTakeFirst()) as SchemeRow | undefined;
}

/** Teams and channels under a scheme get the built-in roles back. */
export async function detachScheme(db: WriteDb, id: string): Promise<void> {
  const teams = await db.updateTable('teams').set({ schemeid: '' }).where('schemeid', '=', id).returning('id').execute();
  for (const team of teams) db.touch(teamsById, team.id);
  const channels = await db.updateTable('channels').set({ schemeid: '' }).where('schemeid', '=', id).returning('id').execute();
  for (const channel of channels) db.touch(channelHeads, channel.id);
}

/** A channel with a scheme of its own, and the scheme of its team. */
export interface SchemedChannel {
  readonly channel_id: string;
  readonly scheme_id: string;
  readonly team_scheme_id: string | null;
}

const schemedChannels = (db: Db) =>
  db
    .selectFrom('channels')
    .leftJoin('teams', 'teams.id', 'channels.teamid')
    .select(['channels.id as channel_id', 'channels.schemeid as scheme_id', 'teams.schemeid as team_scheme_id'])
    .where('channels.schemeid', 'is not', null)
    .where('channels.schemeid', '<>', '');

/** The channels under these schemes. */
export async function channelsUnderSchemes(db: Db, ids: readonly string[]): Promise<SchemedChannel[]> {
  if (ids.length === 0) return [];
  return (await schemedChannels(db).where(db.dialect.anyOf('channels.schemeid', ids)).execute()) as SchemedChannel[];
}

/** The channels that have a scheme of their own. */
export async function channelsWithScheme(db: Db): Promise<SchemedChannel[]> {
  return (await schemedChannels(db).execute()) as SchemedChannel[];
}

export async function teamIdsUnderScheme(db: Db, id: string): Promise<string[]> {
  return (await db.selectFrom('teams').select('id').where('schemeid', '=', id).execute()).map((team) => team.id);
}

export async function channelsOfScheme(
  db: Db,
  id: string,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<ChannelRow[]> {
  return (await selectChannels(db)
    .where('schemeid', '=', id)
    .orderBy('displayname')
    .limit(perPage)
    .offset(page * perPage)
    .execute()) as ChannelRow[];
}
