import { basename } from 'node:path/posix';
import type { Ctx } from '@foremast/kernel/context';
import type { Archive } from '../files/write-archive.ts';
import { Attachments, type Warnings } from './attachments.ts';
import { type Batch, type Coming, type ExportedChannel, isBotPost, titleOf, typeName } from './batch.ts';
import type { SaidEntry } from './entries.ts';

const HEADER = [
  'Post Creation Time',
  'Post Update Time',
  'Post Update Type',
  'Team Id',
  'Team Name',
  'Team Display Name',
  'Channel Id',
  'Channel Name',
  'Channel Display Name',
  'Channel Type',
  'User Id',
  'User Email',
  'Username',
  'Post Id',
  'Edited By Post Id',
  'Replied to Post Id',
  'Post Message',
  'Post Type',
  'User Type',
  'Previews Post Id',
];

interface Line {
  readonly at: number;
  readonly id: string;
  readonly cells: readonly string[];
}

const placeOf = ({ channel }: ExportedChannel): string[] => [
  channel.team_id,
  channel.team_name ?? '',
  channel.team_display_name ?? '',
  channel.id,
  channel.name,
  titleOf(channel),
  typeName(channel),
];

const userType = (bot: boolean): string => (bot ? 'bot' : 'user');
export const previewOf = ({ props }: SaidEntry['post']): string => (typeof props?.previewed_post === 'string' ? props.previewed_post : '');

function saidLine(channel: ExportedChannel, { post, message, update, updateAt, newId }: SaidEntry, type = 'message'): Line {
  const cells = [
    String(post.create_at),
    String(type === 'message' ? post.update_at : updateAt),
    update,
    ...placeOf(channel),
    post.user_id,
    post.email ?? '',
    post.username ?? '',
    post.id,
    newId,
    post.root_id,
    message,
    type,
    userType(isBotPost(post)),
    previewOf(post),
  ];
  return { at: post.create_at, id: post.id, cells };
}

const HAPPENED = { enter: 'joined', 'previously-joined': 'was already in', leave: 'left' } as const;

function comingLine(channel: ExportedChannel, coming: Coming, type: keyof typeof HAPPENED): Line {
  const at = type === 'leave' ? coming.leaveAt : coming.joinAt;
  const message = `User ${coming.username} (${coming.email}) ${HAPPENED[type]} the channel`;
  const person = [coming.userId, coming.email, coming.username, '', '', '', message, type, userType(coming.bot), ''];
  return { at, id: '', cells: [String(at), '0', '', ...placeOf(channel), ...person] };
}

const pathOf = (postId: string, file: { readonly id: string; readonly path: string }): string => `files/${postId}/${file.id}-${basename(file.path)}`;

function* linesOf(channel: ExportedChannel, start: number): Generator<Line> {
  for (const join of channel.joins) yield comingLine(channel, join, join.joinAt <= start ? 'previously-joined' : 'enter');
  for (const leave of channel.leaves) if (!leave.stays) yield comingLine(channel, leave, 'leave');
  for (const entry of channel.said) yield saidLine(channel, entry);
  const named = (post: SaidEntry['post'], file: { id: string; name: string; path: string }) => `${file.name} (${pathOf(post.id, file)})`.trim();
  for (const { post, file } of channel.uploads) {
    yield saidLine(channel, { post, message: named(post, file), update: '', updateAt: 0, newId: '' }, 'attachment');
  }
  for (const deletion of channel.deletions) {
    yield saidLine(channel, { ...deletion, message: named(deletion.post, deletion.file) }, 'deleted attachment');
  }
}

function metadataOf({ start, end, channels }: Batch): unknown {
  const facts = channels.map(({ channel, said, uploads }) => ({
    TeamId: channel.team_id,
    TeamName: channel.team_name ?? '',
    TeamDisplayName: channel.team_display_name ?? '',
    ChannelId: channel.id,
    ChannelName: channel.name,
    ChannelDisplayName: channel.display_name,
    ChannelType: channel.type,
    RoomId: `${typeName(channel)} - ${channel.id}`,
    StartTime: start,
    EndTime: end,
    MessagesCount: said.length,
    AttachmentsCount: uploads.length,
  }));
  const sum = (key: 'MessagesCount' | 'AttachmentsCount') => facts.reduce((total, one) => total + one[key], 0);
  return {
    Channels: Object.fromEntries(facts.map((one) => [one.ChannelId, one])),
    MessagesCount: sum('MessagesCount'),
    AttachmentsCount: sum('AttachmentsCount'),
    StartTime: start,
    EndTime: end,
  };
}

/** A batch as a table, with its files beside it. */
export async function writeCsv(ctx: Ctx, batch: Batch, archive: Archive, warnings: Warnings): Promise<void> {
  const { stringify } = await import('csv-stringify/sync');
  const lines = batch.channels.flatMap((channel) => [...linesOf(channel, batch.start)]);
  const sorted = lines.map((line, i) => ({ line, i })).sort((a, b) => a.line.at - b.line.at || compare(a.line.id, b.line.id) || a.i - b.i);
  const rows = [HEADER, ...sorted.map(({ line }) => [...line.cells])];
  await archive.add('posts.csv', [Buffer.from(stringify(rows))]);
  const attachments = new Attachments(ctx, warnings);
  for (const { uploads, deletions } of batch.channels) {
    for (const { post, file } of [...uploads, ...deletions]) await attachments.copy(archive, file.path, pathOf(post.id, file));
  }
  await archive.add('metadata.json', [Buffer.from(JSON.stringify(metadataOf(batch), null, 2))]);
}

const compare = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
