import type { Ctx } from '@foremast/kernel/context';
import type { XMLBuilder } from 'fast-xml-parser';
import type { Archive } from '../files/write-archive.ts';
import { Attachments, type Warnings } from './attachments.ts';
import { type Batch, type Coming, type ExportedChannel, isBotPost, titleOf, typeName } from './batch.ts';
import { previewOf } from './csv.ts';
import type { SaidEntry, UploadEntry } from './entries.ts';

type Leaf = readonly [name: string, value: string | number];

/** Characters that no XML may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const clean = (value: string | number): string => String(value).toWellFormed().replace(FORBIDDEN, '\ufffd');

/** Sorts after every message of the same instant. */
const AFTER_MESSAGES = '~';

interface Timed {
  readonly at: number;
  readonly id: string;
  readonly text: string;
}

/** Writes elements with two blanks for each depth. */
class Page {
  constructor(private readonly builder: XMLBuilder) {}
  leaf(depth: number, [name, value]: Leaf): string {
    return `${'  '.repeat(depth)}${this.builder.build({ [name]: clean(value) }).trim()}\n`;
  }
  element(depth: number, name: string, leaves: readonly Leaf[]): string {
    const edge = '  '.repeat(depth);
    return `${edge}<${name}>\n${leaves.map((leaf) => this.leaf(depth + 1, leaf)).join('')}${edge}</${name}>\n`;
  }
  /** The beginning of an element with an attribute; the caller ends it. */
  open(depth: number, name: string, attribute: string, value: string): string {
    const built = this.builder.build({ [name]: { [`@_${attribute}`]: clean(value), '#text': '' } }) as string;
    return `${'  '.repeat(depth)}${built.trim().replace(`</${name}>`, '').replace(/\/>$/, '>')}\n`;
  }
}

const userType = (bot: boolean): string => (bot ? 'bot' : 'user');
const present = (leaves: readonly Leaf[]): Leaf[] => leaves.filter(([, value]) => value !== '' && value !== 0);

const coming = (page: Page, name: string, person: Coming, at: number): string =>
  page.element(2, name, [
    ['LoginName', person.email],
    ['UserType', userType(person.bot)],
    ['DateTimeUTC', at],
    ['CorporateEmailID', person.email],
  ]);

function said(page: Page, { post, message, update, updateAt, newId }: SaidEntry): Timed {
  const optional = present([
    ['UpdatedType', update],
    ['UpdatedDateTimeUTC', updateAt],
    ['EditedNewMsgId', newId],
  ]);
  const text = page.element(2, 'Message', [
    ['MessageId', post.id],
    ['LoginName', post.email ?? ''],
    ['UserType', userType(isBotPost(post))],
    ['DateTimeUTC', post.create_at],
    ...optional,
    ['Content', message],
    ...present([['PreviewsPost', previewOf(post)]]),
  ]);
  return { at: update === '' ? post.create_at : updateAt, id: post.id, text };
}

function* uploaded(page: Page, { post, file }: UploadEntry): Generator<Timed> {
  const leaves: Leaf[] = [
    ['LoginName', post.email ?? ''],
    ['DateTimeUTC', post.create_at],
    ['UserFileName', file.name],
    ['FileName', file.path],
  ];
  yield { at: post.create_at, id: AFTER_MESSAGES, text: page.element(2, 'FileTransferStarted', leaves) };
  yield { at: post.create_at, id: AFTER_MESSAGES, text: page.element(2, 'FileTransferEnded', [...leaves, ['Status', 'Completed']]) };
}

function compare(a: Timed, b: Timed): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function* conversation(page: Page, { channel, joins, leaves, ...entries }: ExportedChannel, { start, end }: Batch): Generator<string> {
  yield page.open(1, 'Conversation', 'Perspective', titleOf(channel));
  yield page.leaf(2, ['RoomID', `${typeName(channel)} - ${channel.name} - ${channel.id}`]);
  yield page.leaf(2, ['StartTimeUTC', start]);
  for (const person of joins) yield coming(page, 'ParticipantEntered', person, person.joinAt);
  const timed = [
    ...[...entries.said, ...entries.deletions].map((entry) => said(page, entry)),
    ...entries.uploads.flatMap((upload) => [...uploaded(page, upload)]),
  ];
  for (const { text } of timed.sort(compare)) yield text;
  for (const person of leaves) yield coming(page, 'ParticipantLeft', person, person.leaveAt);
  yield page.leaf(2, ['EndTimeUTC', end]);
  yield '  </Conversation>\n';
}

function* documentOf(page: Page, batch: Batch): Generator<Uint8Array> {
  yield Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<FileDump xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n');
  for (const channel of batch.channels) for (const text of conversation(page, channel, batch)) yield Buffer.from(text);
  yield Buffer.from('</FileDump>\n');
}

/** A batch as Actiance reads it, with its files where they are in the store. */
export async function writeActiance(ctx: Ctx, batch: Batch, archive: Archive, warnings: Warnings): Promise<void> {
  const { XMLBuilder } = await import('fast-xml-parser');
  const page = new Page(new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: false, processEntities: true }));
  await archive.add('actiance_export.xml', documentOf(page, batch));
  const attachments = new Attachments(ctx, warnings);
  for (const { uploads, deletions } of batch.channels) {
    for (const { file } of [...uploads, ...deletions]) await attachments.copy(archive, file.path, file.path);
  }
}
