import { type RawBuilder, sql } from 'kysely';
import { cache } from '../cache.ts';
import { type Db, hot, type WriteDb } from '../store.ts';

export const teamColumns = [
  'teams.id',
  'teams.createat as create_at',
  'teams.updateat as update_at',
  'teams.deleteat as delete_at',
  'teams.displayname as display_name',
  'teams.name',
  'teams.description',
  'teams.email',
  'teams.type',
  'teams.companyname as company_name',
  'teams.alloweddomains as allowed_domains',
  'teams.inviteid as invite_id',
  'teams.allowopeninvite as allow_open_invite',
  'teams.schemeid as scheme_id',
  'teams.groupconstrained as group_constrained',
  'teams.lastteamiconupdate as last_team_icon_update',
  'teams.cloudlimitsarchived as cloud_limits_archived',
] as const;

export interface TeamRow {
  id: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  display_name: string;
  name: string;
  description: string;
  email: string;
  type: 'O' | 'I';
  company_name: string;
  allowed_domains: string;
  invite_id: string;
  allow_open_invite: boolean;
  scheme_id: string | null;
  group_constrained: boolean | null;
  last_team_icon_update: number | null;
  cloud_limits_archived: boolean;
}

export const selectTeams = (db: Db) => db.selectFrom('teams').select(teamColumns);
const byId = hot<{ id: string }, TeamRow>((db, p) => selectTeams(db).where('id', '=', p.id) as never);

/** Teams by id. */
export const teamsById = cache<TeamRow>('teams', async (db, id) => (await byId(db, { id }))[0]);

export async function findTeam(db: Db, id: string): Promise<TeamRow | undefined> {
  return db.cached(teamsById, id);
}
export async function findTeamByName(db: Db, name: string): Promise<TeamRow | undefined> {
  return (await selectTeams(db).where('name', '=', name).executeTakeFirst()) as TeamRow | undefined;
}
export async function findTeamByInvite(db: Db, inviteId: string): Promise<TeamRow | undefined> {
  return (await selectTeams(db).where('inviteid', '=', inviteId).executeTakeFirst()) as TeamRow | undefined;
}

/** By title; from memory those that it has, the others with one query. Not for a transaction that changes them. */
export async function teamsByIds(db: Db, ids: readonly string[]): Promise<TeamRow[]> {
  const known = ids.flatMap((id) => db.memory.peek(teamsById, id) ?? []);
  const missing = ids.filter((id) => !known.some((team) => team.id === id));
  const loaded = missing.length === 0 ? [] : ((await selectTeams(db).where(db.dialect.anyOf('teams.id', missing)).execute()) as TeamRow[]);
  const title = (team: TeamRow) => team.display_name.toLowerCase();
  return [...known, ...loaded].sort((a, b) => (title(a) < title(b) || (title(a) === title(b) && a.id < b.id) ? -1 : 1));
}

export async function teamsOfScheme(
  db: Db,
  schemeId: string,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<TeamRow[]> {
  return (await inOrder(
    selectTeams(db)
      .where('schemeid', '=', schemeId)
      .limit(perPage)
      .offset(page * perPage),
  ).execute()) as TeamRow[];
}

/** Open to all; closed; filled from groups; anything but filled from groups. */
export type TeamKind = 'open' | 'closed' | 'constrained' | 'unconstrained';

/** Which teams a list is made of. */
export interface TeamFilter {
  /** In the name or in the title, whatever the case. */
  readonly term?: string;
  readonly openInvite?: boolean | undefined;
  /** Teams of any of these kinds. */
  readonly kinds?: readonly TeamKind[];
  readonly policyId?: string | undefined;
  readonly excludePolicyConstrained?: boolean | undefined;
}

/** A team and the retention policy that holds for it. */
export type ListedTeam = TeamRow & { policy_id: string | null };

const titleOrder = sql<string>`lower(teams.displayname)`;
const inOrder = <Q extends { orderBy(e: unknown): Q }>(query: Q): Q => query.orderBy(titleOrder).orderBy('teams.id');

const unconstrained = sql<boolean>`coalesce(teams.groupconstrained, false) = false`;
const KINDS: Readonly<Record<TeamKind, RawBuilder<boolean>>> = {
  open: sql<boolean>`teams.allowopeninvite = true`,
  closed: sql<boolean>`(coalesce(teams.allowopeninvite, false) = false and ${unconstrained})`,
  constrained: sql<boolean>`teams.groupconstrained = true`,
  unconstrained,
};

function filtered(db: Db, { term = '', openInvite, kinds = [], policyId, excludePolicyConstrained }: TeamFilter) {
  return db
    .selectFrom('teams')
    .leftJoin('retentionpoliciesteams', 'retentionpoliciesteams.teamid', 'teams.id')
    .$if(term !== '', (q) => q.where((eb) => eb.or([db.dialect.contains('teams.name', term), db.dialect.contains('teams.displayname', term)])))
    .$if(openInvite !== undefined, (q) => q.where('teams.allowopeninvite', '=', openInvite as boolean))
    .$if(kinds.length > 0, (q) => q.where((eb) => eb.or(kinds.map((kind) => KINDS[kind]))))
    .$if(policyId !== undefined && policyId !== '', (q) => q.where('retentionpoliciesteams.policyid', '=', policyId as string))
    .$if(excludePolicyConstrained === true, (q) => q.where('retentionpoliciesteams.policyid', 'is', null));
}

/** Archived ones too; by title. */
export async function listTeams(db: Db, filter: TeamFilter, page?: { readonly page: number; readonly perPage: number }): Promise<ListedTeam[]> {
  const query = filtered(db, filter)
    .select([...teamColumns, 'retentionpoliciesteams.policyid as policy_id'])
    .$if(page !== undefined, (q) => q.limit(page?.perPage ?? 0).offset((page?.page ?? 0) * (page?.perPage ?? 0)));
  return (await inOrder(query as never as { orderBy(e: unknown): never } & typeof query).execute()) as ListedTeam[];
}

export async function countTeams(db: Db, filter: TeamFilter): Promise<number> {
  const { count } = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertTeam(db: WriteDb, team: TeamRow): Promise<void> {
  await db
    .insertInto('teams')
    .values({
      id: team.id,
      createat: team.create_at,
      updateat: team.update_at,
      deleteat: team.delete_at,
      displayname: team.display_name,
      name: team.name,
      description: team.description,
      email: team.email,
      type: team.type,
      companyname: team.company_name,
      alloweddomains: team.allowed_domains,
      inviteid: team.invite_id,
      allowopeninvite: team.allow_open_invite,
      schemeid: team.scheme_id,
      groupconstrained: team.group_constrained,
      lastteamiconupdate: team.last_team_icon_update ?? 0,
      cloudlimitsarchived: team.cloud_limits_archived,
    })
    .execute();
}

const COLUMN_OF = {
  update_at: 'updateat',
  delete_at: 'deleteat',
  display_name: 'displayname',
  name: 'name',
  description: 'description',
  email: 'email',
  type: 'type',
  company_name: 'companyname',
  allowed_domains: 'alloweddomains',
  invite_id: 'inviteid',
  allow_open_invite: 'allowopeninvite',
  scheme_id: 'schemeid',
  group_constrained: 'groupconstrained',
  last_team_icon_update: 'lastteamiconupdate',
  cloud_limits_archived: 'cloudlimitsarchived',
} as const;
export type TeamChange = Partial<Pick<TeamRow, keyof typeof COLUMN_OF>>;

/** Until this transaction ends nobody else changes the team, comes into it or makes a channel in it. False when it is gone. */
export async function holdTeam(db: WriteDb, id: string): Promise<boolean> {
  const rows = await db.selectFrom('teams').select('id').where('id', '=', id).modifyEnd(db.dialect.holdingRows).execute();
  return rows.length > 0;
}

export async function updateTeam(db: WriteDb, id: string, change: TeamChange): Promise<void> {
  const set = Object.fromEntries(Object.entries(change).map(([name, value]) => [COLUMN_OF[name as keyof typeof COLUMN_OF], value]));
  await db.updateTable('teams').set(set).where('id', '=', id).execute();
  db.touch(teamsById, id);
}
