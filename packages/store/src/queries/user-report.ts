import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../store.ts';
import { conditionsOf, type UserFilter } from './user-lists.ts';
import { type UserRow, userColumns } from './users.ts';

/** A person with what the console wants to know of the person's activity. */
export interface UserReportRow extends UserRow {
  last_status_at: number | null;
  last_post_date: number | null;
  days_active: number | null;
  total_posts: number | null;
  channel_count: number | null;
}

export const REPORT_COLUMNS = {
  CreateAt: 'users.createat',
  Username: 'users.username',
  FirstName: 'users.firstname',
  LastName: 'users.lastname',
  Nickname: 'users.nickname',
  Email: 'users.email',
  Roles: 'users.roles',
} as const;
export type ReportColumn = keyof typeof REPORT_COLUMNS;

export interface ReportFilter {
  readonly people: UserFilter;
  /** Every word must be in a name or the address. */
  readonly words: readonly string[];
  /** Guests of exactly one channel, or of several. */
  readonly guests?: 'single_channel' | 'multi_channel';
}

export interface ReportPage {
  readonly sort: ReportColumn;
  readonly descending: boolean;
  /** Away from the cursor: the page before it is read backwards. */
  readonly backwards: boolean;
  readonly cursor?: { readonly value: string; readonly id: string };
  readonly limit: number;
  /** Days (`YYYY-MM-DD`) whose messages count, both included. */
  readonly days?: { readonly from: string; readonly to: string };
}

const CHANNELS = sql<number>`(select count(*) from channelmembers m join channels c on c.id = m.channelid where m.userid = users.id and c.deleteat = 0 and c.type in ('O', 'P'))`;

function conditions(db: Db, { people, words, guests }: ReportFilter): RawBuilder<boolean>[] {
  const fields = ['users.username', 'users.firstname', 'users.lastname', 'users.nickname', 'users.email'];
  const named = words.map(
    (word) =>
      sql<boolean>`(${sql.join(
        fields.map((field) => db.dialect.contains(field, word)),
        sql` or `,
      )})`,
  );
  const circle = guests === 'single_channel' ? sql<boolean>`${CHANNELS} = 1` : sql<boolean>`${CHANNELS} > 1`;
  return [...conditionsOf(people), ...named, ...(guests ? [circle] : [])];
}

/** A cursor is what the client sends: no instant is the first. */
function instantOf(text: string): number {
  const at = Number(text);
  return Number.isSafeInteger(at) ? at : 0;
}

/** A page of the report, in the order in which it is shown. */
export async function userReport(db: Db, filter: ReportFilter, page: ReportPage): Promise<UserReportRow[]> {
  const days = page.days ? sql` and p.day >= ${page.days.from} and p.day <= ${page.days.to}` : sql``;
  const figure = (what: RawBuilder<unknown>) => sql<number | null>`(select ${what} from poststats p where p.userid = users.id${days})`;
  let query = db
    .selectFrom('users')
    .leftJoin('bots', 'bots.userid', 'users.id')
    .select(userColumns)
    .select([
      sql<number | null>`(select s.lastactivityat from status s where s.userid = users.id)`.as('last_status_at'),
      figure(sql`max(p.lastpostdate)`).as('last_post_date'),
      figure(sql`count(p.day)`).as('days_active'),
      figure(sql`sum(p.numposts)`).as('total_posts'),
      CHANNELS.as('channel_count'),
    ]);
  for (const condition of conditions(db, filter)) query = query.where(condition);
  const column = sql.ref(REPORT_COLUMNS[page.sort]);
  const down = page.descending !== page.backwards;
  if (page.cursor) {
    const value = page.sort === 'CreateAt' ? instantOf(page.cursor.value) : page.cursor.value;
    const beyond = down ? sql.raw('<') : sql.raw('>');
    query = query.where(sql<boolean>`(${column} ${beyond} ${value} or (${column} = ${value} and users.id ${beyond} ${page.cursor.id}))`);
  }
  const way = sql.raw(down ? 'desc' : 'asc');
  const rows = (await query.orderBy(sql`${column} ${way}, users.id ${way}`).limit(page.limit).execute()) as UserReportRow[];
  return page.backwards ? rows.reverse() : rows;
}

export async function countUserReport(db: Db, filter: ReportFilter): Promise<number> {
  let query = db
    .selectFrom('users')
    .leftJoin('bots', 'bots.userid', 'users.id')
    .select((eb) => eb.fn.countAll<number>().as('count'));
  for (const condition of conditions(db, filter)) query = query.where(condition);
  return Number((await query.executeTakeFirstOrThrow()).count);
}
