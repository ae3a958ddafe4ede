import type { Settings } from '@foremast/kernel/config/settings';
import type { Ctx } from '@foremast/kernel/context';
import { forbidden } from '@foremast/kernel/error';
import { commonReviewers, reviewerRowsOfTeam, teamAdministratorIds } from '@foremast/store/queries/reviewers';
import { administratorIds } from '@foremast/store/queries/system-administrators';
import { type UserRow, usersByIds } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import { searchableFields, termWords } from '../users/search-users.ts';

/** No more administrators of one kind are reviewers; nobody needs so many. */
const MOST_ADMINISTRATORS = 500;
const MOST_FOUND = 100;

async function namedInTeam(db: Db, teamId: string): Promise<string[]> {
  const team = await reviewerRowsOfTeam(db, teamId);
  return team?.enabled ? team.reviewers : [];
}

/** Who reviews what is reported in a team; direct messages have no team, and only common reviewers. */
export async function reviewersOfTeam(db: Db, settings: Settings, teamId: string): Promise<string[]> {
  const { CommonReviewers, SystemAdminsAsReviewers, TeamAdminsAsReviewers } = settings.ContentFlaggingSettings.ReviewerSettings;
  const named = CommonReviewers ? await commonReviewers(db) : await namedInTeam(db, teamId);
  const teamAdmins = TeamAdminsAsReviewers && teamId !== '' ? await teamAdministratorIds(db, teamId, MOST_ADMINISTRATORS) : [];
  const systemAdmins = SystemAdminsAsReviewers ? await administratorIds(db, MOST_ADMINISTRATORS) : [];
  return [...new Set([...named, ...teamAdmins, ...systemAdmins])];
}

/** Those of them whose accounts are there and active, by username. */
export async function activeReviewers(db: Db, settings: Settings, teamId: string): Promise<UserRow[]> {
  const people = await usersByIds(db, await reviewersOfTeam(db, settings, teamId));
  return people.filter((person) => person.delete_at === 0);
}

/** Throws `api.data_spillage.error.user_not_reviewer` (403). */
export async function requireReviewer(ctx: Ctx, userId: string, teamId: string): Promise<void> {
  if (!(await reviewersOfTeam(ctx.db, ctx.config, teamId)).includes(userId)) throw forbidden('api.data_spillage.error.user_not_reviewer');
}

/** Reviewers of a team in whose names all words of the term are. */
export async function searchReviewers(ctx: Ctx, teamId: string, term: string): Promise<UserRow[]> {
  const { names, emails } = await searchableFields(ctx);
  const words = termWords(term).map((word) => word.toLowerCase());
  const fields = (u: UserRow) => [u.username, u.nickname, ...(names ? [u.first_name, u.last_name] : []), ...(emails ? [u.email] : [])];
  const matches = (u: UserRow) => words.every((word) => fields(u).some((field) => field.toLowerCase().includes(word)));
  return (await activeReviewers(ctx.db, ctx.config, teamId)).filter(matches).slice(0, MOST_FOUND);
}
