import type { UserReportRow } from '@foremast/store/queries/user-report';

export const columnsOfPeople: readonly string[] = [
  'Id',
  'Username',
  'Email',
  'CreateAt',
  'Name',
  'Roles',
  'LastLogin',
  'LastStatusAt',
  'LastPostDate',
  'DaysActive',
  'TotalPosts',
  'ChannelCount',
  'DeletedAt',
];

/** `2026-01-31 10:00:00.5 +0000 UTC`; empty for never. */
function instant(at: number | null): string {
  if (at === null || Number(at) <= 0) return '';
  const [day = '', time = ''] = new Date(Number(at)).toISOString().replace('Z', '').split('T');
  return `${day} ${time.replace(/\.?0+$/, '')} +0000 UTC`;
}

const number = (value: number | null): string => (value === null ? '' : String(Number(value)));

/** The nickname, else the full name, else the username. */
const shownName = (row: UserReportRow): string => row.nickname || `${row.first_name} ${row.last_name}`.trim() || row.username;

/** A person as a line of the report. */
export const lineOfPerson = (row: UserReportRow): string[] => [
  row.id,
  row.username,
  row.email,
  instant(row.create_at),
  shownName(row),
  row.roles,
  instant(row.last_login),
  instant(row.last_status_at),
  instant(row.last_post_date),
  number(row.days_active),
  number(row.total_posts),
  number(row.channel_count),
  instant(row.delete_at),
];
