import { fillTemplate, type Slots } from '../mail/fill-template.ts';
import { type Batch, type Coming, type ExportedChannel, isBotPost, titleOf } from './batch.ts';
import { previewOf } from './csv.ts';
import type { SaidEntry, UploadEntry } from './entries.ts';

/** As much of a channel as goes into one mail. */
export interface RelayChunk {
  readonly source: ExportedChannel;
  readonly said: readonly SaidEntry[];
  readonly uploads: readonly UploadEntry[];
  /** Files that were too large for any mail. */
  readonly leftOut: readonly UploadEntry[];
}

const MINUTE_MS = 60_000;
const time = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

/** `2 days 3 hours 4 minutes`. */
function duration(from: number, to: number): string {
  const minutes = Math.max(0, Math.round((to - from) / MINUTE_MS));
  const parts = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor((minutes % 1440) / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}${n === 1 ? '' : 's'}`);
  return said.length > 0 ? said.join(' ') : '0 minutes';
}

const userType = (bot: boolean): string => (bot ? 'bot' : 'user');

/** Whose name stood above the message. */
function shownAuthor({ props, username }: SaidEntry['post']): string {
  if (typeof props?.override_username === 'string' && props.override_username !== '') return `@${props.override_username}`;
  const webhook = props?.webhook_display_name;
  return typeof webhook === 'string' && webhook !== '' ? webhook : (username ?? '');
}

interface Told {
  readonly at: number;
  readonly rank: number;
  readonly slots: Slots;
  readonly line: string;
}

const one = (name: string, value: string): readonly Slots[] => (value === '' ? [] : [{ [name]: value }]);

function told(entry: SaidEntry, message: string, rank: number): Told {
  const { post, update, updateAt, newId } = entry;
  const slots: Slots = {
    id: post.id,
    sent: time(post.create_at),
    username: post.username ?? '',
    userid: post.user_id,
    shown: shownAuthor(post),
    usertype: userType(isBotPost(post)),
    email: post.email ?? '',
    message,
    previews: one('previews', previewOf(post)),
    update: one('update', update),
    updated: one('updated', updateAt > 0 ? time(updateAt) : ''),
    newid: one('newid', newId),
  };
  const line = `${time(post.create_at)} ${post.username ?? ''} (${post.email ?? ''}): ${message}${update ? ` [${update} ${time(updateAt)}]` : ''}`;
  return { at: post.create_at, rank, slots, line };
}

const noUpdate = { update: '', updateAt: 0, newId: '' } as const;

/** By the time of writing; what was said before what became of it. */
function messagesOf({ said, uploads, leftOut, source }: RelayChunk): Told[] {
  const first = new Set(said.map(({ post }) => post.id));
  const deletions = source.deletions.filter(({ post }) => first.has(post.id));
  return [
    ...said.map((entry) => told(entry, entry.message, entry.update === '' ? 0 : 1)),
    ...uploads.map(({ post, file }) => told({ post, message: '', ...noUpdate }, `Uploaded file ${file.name}`, 1)),
    ...leftOut.map(({ post, file }) => told({ post, message: '', ...noUpdate }, `Uploaded file ${file.name}, which is too large to be sent`, 1)),
    ...deletions.map((deletion) => told(deletion, `Deleted file ${deletion.file.name}`, 1)),
  ].sort((a, b) => a.at - b.at || a.rank - b.rank);
}

interface Participant {
  readonly person: Coming;
  readonly left: number;
  readonly messages: number;
}

function participantsOf({ source, said }: RelayChunk, end: number): Participant[] {
  const count = (userId: string) => said.filter(({ post }) => post.user_id === userId).length;
  return source.joins
    .map((person) => ({ person, left: person.leaveAt || end, messages: count(person.userId) }))
    .sort((a, b) => (a.person.username < b.person.username ? -1 : Number(a.person.username > b.person.username)));
}

const PAGE = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{{title}}</title></head><body>
<h1>{{title}}</h1>
<h2>Conversation</h2>
<ul>
{{#facts}}<li><span class="bold">{{name}}: </span>{{value}}</li>
{{/facts}}</ul>
<table class="participants">
<tr><th>UserId</th><th>Username</th><th>UserType</th><th>Email</th><th>Joined</th><th>Left</th><th>Duration</th><th>Messages</th></tr>
{{#people}}<tr><td>{{userid}}</td><td>@{{username}}</td><td>{{usertype}}</td><td>{{email}}</td><td>{{joined}}</td><td>{{left}}</td><td>{{duration}}</td><td>{{messages}}</td></tr>
{{/people}}</table>
<h2>Messages</h2>
<ul>
{{#messages}}<li><span class="post_id">{{id}}</span> <span class="sent_time">{{sent}}</span> <span class="username">@{{username}}</span> <span class="userid">{{userid}}</span> <span class="postusername">{{shown}}</span> <span class="usertype">{{usertype}}</span> <span class="email">({{email}})</span>: <span class="message">{{message}}</span>{{#previews}} <span class="previews_post">{{previews}}</span>{{/previews}}{{#update}} <span class="update_type">{{update}}</span>{{/update}}{{#updated}} <span class="update_time">{{updated}}</span>{{/updated}}{{#newid}} <span class="edited_new_msg_id">{{newid}}</span>{{/newid}}</li>
{{/messages}}</ul>
<p>Exported on {{exported}}</p>
</body></html>
`;

const TITLE = 'Compliance export';

function factsOf({ channel }: ExportedChannel, { start, end }: Batch): readonly (readonly [string, string])[] {
  return [
    ['TeamId', channel.team_id],
    ['TeamName', channel.team_name ?? ''],
    ['TeamDisplayName', channel.team_display_name ?? ''],
    ['ChannelId', channel.id],
    ['ChannelName', channel.name],
    ['ChannelDisplayName', titleOf(channel)],
    ['Started', time(start)],
    ['Ended', time(end)],
    ['Duration', duration(start, end)],
  ];
}

/** The mail as a page. */
export function relayHtml(chunk: RelayChunk, batch: Batch): string {
  return fillTemplate(PAGE, {
    title: TITLE,
    facts: factsOf(chunk.source, batch).map(([name, value]) => ({ name, value })),
    people: participantsOf(chunk, batch.end).map(({ person, left, messages }) => ({
      userid: person.userId,
      username: person.username,
      usertype: userType(person.bot),
      email: person.email,
      joined: time(person.joinAt),
      left: time(left),
      duration: duration(person.joinAt, left),
      messages: String(messages),
    })),
    messages: messagesOf(chunk).map(({ slots }) => slots),
    exported: time(batch.exportStart),
  });
}

/** The same for readers of plain text. */
export function relayText(chunk: RelayChunk, batch: Batch): string {
  const people = participantsOf(chunk, batch.end).map(
    ({ person, left, messages }) => `@${person.username} ${person.email} ${time(person.joinAt)} ${time(left)} ${messages}`,
  );
  const facts = factsOf(chunk.source, batch).map(([name, value]) => `${name}: ${value}`);
  const messages = messagesOf(chunk).map(({ line }) => line);
  return [TITLE, '', ...facts, '', ...people, '', ...messages, '', `Exported on ${time(batch.exportStart)}`, ''].join('\n');
}
