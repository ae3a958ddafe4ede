import { cache } from '../cache.ts';
import type { Db, WriteDb } from '../store.ts';

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
