import type { CompliancePostRow } from '@foremast/store/queries/compliances';

export const reportColumns: readonly string[] = [
  'TeamName',
  'TeamDisplayName',
  'ChannelName',
  'ChannelDisplayName',
  'ChannelType',
  'UserUsername',
  'UserEmail',
  'UserNickname',
  'UserType',
  'PostId',
  'PostCreateAt',
  'PostUpdateAt',
  'PostDeleteAt',
  'PostRootId',
  'PostOriginalId',
  'PostMessage',
  'PostType',
  'PostProps',
  'PostHashtags',
  'PostFileIds',
];

/** A spreadsheet takes a text that begins so for a formula. */
const plain = (text: string | null): string => (/^\s*[=+-]/.test(text ?? '') ? `'${text}` : (text ?? ''));

const two = (n: number): string => String(n).padStart(2, '0');

/** `2026-01-31T10:00:00+01:00`, on the server's clock. */
export function clockTime(at: number): string {
  const date = new Date(at);
  const offset = -date.getTimezoneOffset();
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 19);
  if (offset === 0) return `${local}Z`;
  const minutes = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A message as a line of the report. */
export const reportLine = (row: CompliancePostRow, direct: boolean): string[] => [
  direct ? 'direct-messages' : plain(row.team_name),
  direct ? 'Direct Messages' : plain(row.team_display_name),
  plain(row.channel_name),
  plain(row.channel_display_name),
  row.channel_type,
  plain(row.username),
  plain(row.email),
  plain(row.nickname),
  row.bot_id === null ? 'user' : 'bot',
  row.id,
  clockTime(row.create_at),
  row.update_at === row.create_at ? '' : clockTime(row.update_at),
  row.delete_at === 0 ? '' : clockTime(row.delete_at),
  row.root_id,
  row.original_id,
  plain(row.message),
  row.type,
  JSON.stringify(row.props ?? {}),
  row.hashtags,
  row.file_ids || '[]',
];
