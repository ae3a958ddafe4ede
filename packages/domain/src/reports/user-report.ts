import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import {
  countUserReport,
  REPORT_COLUMNS,
  type ReportColumn,
  type ReportFilter,
  type ReportPage,
  type UserReportRow,
  userReport,
} from '@foremast/store/queries/user-report';
import type { UserReport } from '@foremast/wire/models/user-report';
import { presentUser } from '../users/present-user.ts';
import { termWords } from '../users/search-users.ts';

/** The query of the report, as it is on the wire. */
export interface ReportQuery {
  readonly sort_column: string;
  readonly sort_direction: string;
  readonly direction: string;
  readonly page_size: string;
  readonly from_column_value: string;
  readonly from_id: string;
  readonly date_range: string;
  readonly role_filter: string;
  readonly team_filter: string;
  readonly has_no_team: boolean | undefined;
  readonly hide_active: boolean | undefined;
  readonly hide_inactive: boolean | undefined;
  readonly guest_filter: string;
  readonly search_term: string;
}

const GUEST_FILTERS: ReadonlySet<string> = new Set(['', 'all', 'single_channel', 'multi_channel']);
const PAGE_SIZE = 50;
const PAGE_SIZE_MAX = 100;
const DAY_MS = 24 * 3_600_000;

function peopleOf(q: ReportQuery): ReportFilter['people'] {
  if (q.hide_active && q.hide_inactive) throw badRequest('api.getUsersForReporting.invalid_active_filter');
  if (q.team_filter !== '' && !isId(q.team_filter)) throw badRequest('api.getUsersForReporting.invalid_team_filter');
  if (!GUEST_FILTERS.has(q.guest_filter)) throw badRequest('model.user_report_options.is_valid.invalid_guest_filter');
  const guestsOnly = q.guest_filter === 'single_channel' || q.guest_filter === 'multi_channel';
  const role = guestsOnly ? 'system_guest' : q.role_filter;
  return {
    bots: false,
    ...(q.hide_active ? { active: false } : {}),
    ...(q.hide_inactive ? { active: true } : {}),
    ...(q.has_no_team ? { withoutTeam: true } : {}),
    ...(!q.has_no_team && q.team_filter ? { inTeam: q.team_filter } : {}),
    ...(role ? { roles: { system: [role], team: [], channel: [] } } : {}),
  };
}

function filterOf(q: ReportQuery): ReportFilter {
  const { guest_filter } = q;
  const guests =
    guest_filter === 'single_channel' || guest_filter === 'multi_channel' ? { guests: guest_filter as 'single_channel' | 'multi_channel' } : {};
  return { people: peopleOf(q), words: termWords(q.search_term), ...guests };
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The days whose messages count; both spellings of a range are understood, others mean all time. */
export function daysOf(range: string, now: number): { from: string; to: string } | undefined {
  const today = new Date(now);
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  switch (range.replaceAll('_', '')) {
    case 'last30days':
      return { from: day(now - 30 * DAY_MS), to: day(now) };
    case 'previousmonth':
      return { from: day(Date.UTC(year, month - 1, 1)), to: day(Date.UTC(year, month, 0)) };
    case 'last6months':
      return { from: day(Date.UTC(year, month - 6, today.getUTCDate())), to: day(now) };
    default:
      return undefined;
  }
}

function pageOf(q: ReportQuery, now: number): ReportPage {
  const limit = q.page_size === '' ? PAGE_SIZE : Number(q.page_size);
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_SIZE_MAX) throw badRequest('api.getUsersForReporting.invalid_page_size');
  const sort = q.sort_column || 'Username';
  if (!Object.hasOwn(REPORT_COLUMNS, sort)) throw badRequest('model.user_report_options.is_valid.invalid_sort_column');
  const days = daysOf(q.date_range, now);
  return {
    sort: sort as ReportColumn,
    descending: q.sort_direction === 'desc',
    backwards: q.direction === 'prev' || q.direction === 'up',
    limit,
    ...(q.from_id ? { cursor: { value: q.from_column_value, id: q.from_id } } : {}),
    ...(days ? { days } : {}),
  };
}

const known = <K extends string>(key: K, value: number | null): { [P in K]?: number } =>
  (value === null ? {} : { [key]: Number(value) }) as { [P in K]?: number };

function presentRow(ctx: Ctx, row: UserReportRow): UserReport {
  return {
    ...presentUser(row, 'admin', ctx.config),
    ...(row.last_login > 0 ? { last_login: row.last_login } : {}),
    ...known('last_status_at', row.last_status_at),
    ...known('last_post_date', row.last_post_date),
    ...known('days_active', row.days_active),
    ...known('total_posts', row.total_posts),
    ...known('channel_count', row.channel_count),
  };
}

/** Throws `api.getUsersForReporting.*` (400) for filters that say nothing. */
export function checkReportFilter(q: ReportQuery): void {
  filterOf(q);
}

/** A page of the report, as stored. */
export async function rowsOfReport(ctx: Ctx, q: ReportQuery): Promise<UserReportRow[]> {
  const filter = filterOf(q);
  return userReport(ctx.db, filter, pageOf(q, ctx.now()));
}

/** A page of the report on people. */
export const reportUsers = async (ctx: Ctx, q: ReportQuery): Promise<UserReport[]> => (await rowsOfReport(ctx, q)).map((row) => presentRow(ctx, row));

/** How many rows the whole report has. */
export const countReportedUsers = async (ctx: Ctx, q: ReportQuery): Promise<number> => countUserReport(ctx.db, filterOf(q));
