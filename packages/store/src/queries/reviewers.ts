import { sql } from 'kysely';
import type { Db, WriteDb } from '../store.ts';

/** Who reviews reported messages: in every team, and team by team. */
export interface ReviewerRows {
  readonly common: readonly string[];
  readonly teams: Readonly<Record<string, { readonly enabled: boolean; readonly reviewers: readonly string[] }>>;
}

export async function reviewerRows(db: Db): Promise<ReviewerRows> {
  const common = await db.selectFrom('contentflaggingcommonreviewers').select('userid').orderBy(db.dialect.asWritten).execute();
  const settings = await db.selectFrom('contentflaggingteamsettings').select(['teamid', 'enabled']).execute();
  const people = await db.selectFrom('contentflaggingteamreviewers').select(['teamid', 'userid']).orderBy(db.dialect.asWritten).execute();
  const byTeam = Map.groupBy(people, (row) => row.teamid);
  const teams = settings.map(
    (row) => [row.teamid, { enabled: row.enabled === true, reviewers: (byTeam.get(row.teamid) ?? []).map((r) => r.userid) }] as const,
  );
  return { common: common.map((row) => row.userid), teams: Object.fromEntries(teams) };
}

/** The named reviewers of one team. */
export async function reviewerRowsOfTeam(db: Db, teamId: string): Promise<{ enabled: boolean; reviewers: string[] } | undefined> {
  const settings = await db.selectFrom('contentflaggingteamsettings').select('enabled').where('teamid', '=', teamId).executeTakeFirst();
  if (!settings) return undefined;
  const people = await db.selectFrom('contentflaggingteamreviewers').select('userid').where('teamid', '=', teamId).execute();
  return { enabled: settings.enabled === true, reviewers: people.map((row) => row.userid) };
}

export async function commonReviewers(db: Db): Promise<string[]> {
  return (await db.selectFrom('contentflaggingcommonreviewers').select('userid').execute()).map((row) => row.userid);
}

/** In the place of those who were named. */
export async function replaceReviewers(db: WriteDb, { common, teams }: ReviewerRows): Promise<void> {
  await db.deleteFrom('contentflaggingcommonreviewers').execute();
  await db.deleteFrom('contentflaggingteamsettings').execute();
  await db.deleteFrom('contentflaggingteamreviewers').execute();
  const all = [...new Set(common)].map((userid) => ({ userid }));
  if (all.length > 0) await db.insertInto('contentflaggingcommonreviewers').values(all).execute();
  const settings = Object.entries(teams).map(([teamid, team]) => ({ teamid, enabled: team.enabled }));
  if (settings.length > 0) await db.insertInto('contentflaggingteamsettings').values(settings).execute();
  const people = Object.entries(teams).flatMap(([teamid, team]) => [...new Set(team.reviewers)].map((userid) => ({ teamid, userid })));
  if (people.length > 0) await db.insertInto('contentflaggingteamreviewers').values(people).execute();
}

/** The active administrators of a team. */
export async function teamAdministratorIds(db: Db, teamId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('teammembers')
    .innerJoin('users', 'users.id', 'teammembers.userid')
    .select('teammembers.userid')
    .where('teammembers.teamid', '=', teamId)
    .where('teammembers.deleteat', '=', 0)
    .where('users.deleteat', '=', 0)
    .where(sql<boolean>`(teammembers.schemeadmin = true or (' ' || teammembers.roles || ' ') like '% team\\_admin %' escape '\\')`)
    .orderBy('teammembers.userid')
    .limit(limit)
    .execute();
  return rows.map((row) => row.userid);
}
