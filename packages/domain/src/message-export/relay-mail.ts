import type { Readable } from 'node:stream';
import { Readable as Stream } from 'node:stream';
import MimeNode from 'nodemailer/lib/mime-node';
import type { Attachments } from './attachments.ts';
import { type Batch, type ExportedChannel, titleOf, typeName } from './batch.ts';
import { type RelayChunk, relayHtml, relayText } from './relay-page.ts';

/** A mail that tells a part of a channel. */
export interface RelayMail {
  readonly name: string;
  readonly from: string;
  stream(): Readable;
}

/** Header names as the archive knows them; the composer would write them in its own way. */
const OWN = ['X-GlobalRelay-MsgType', 'X-Mattermost-ChannelName', 'X-Mattermost-ChannelID', 'X-Mattermost-ChannelType'];
const WRITTEN: ReadonlyMap<string, string> = new Map(OWN.map((name) => [name.toLowerCase(), name]));

const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

function headersOf({ channel, joins }: ExportedChannel, batch: Batch, product: string): MimeNode {
  const people = joins.map(({ email }) => email).filter((email) => email !== '');
  const mail = new MimeNode('multipart/mixed', { normalizeHeaderKey: (key) => WRITTEN.get(key.toLowerCase()) ?? key });
  mail.setHeader({
    From: people[0] ?? '',
    To: people.join(','),
    Date: new Date(batch.end).toUTCString().replace('GMT', '+0000'),
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
    Subject: encoded(`${product} Compliance Export: ${titleOf(channel)}`),
    'X-GlobalRelay-MsgType': 'Mattermost',
    'X-Mattermost-ChannelName': encoded(titleOf(channel)),
    'X-Mattermost-ChannelID': encoded(channel.id),
    'X-Mattermost-ChannelType': encoded(typeName(channel)),
  });
  return mail;
}

const part = (type: 'plain' | 'html', content: string): MimeNode => new MimeNode(`text/${type}; charset=utf-8`).setContent(content);

/** Writes a part of a channel as a mail. Files that are not in the store are left out, and said so by who opens them. */
export async function relayMail(chunk: RelayChunk, batch: Batch, product: string, number: number, attachments: Attachments): Promise<RelayMail> {
  const { source } = chunk;
  const mail = headersOf(source, batch, product);
  const both = mail.createChild('multipart/alternative');
  both.appendChild(part('plain', relayText(chunk, batch)));
  both.appendChild(part('html', relayHtml(chunk, batch)));
  for (const { file } of chunk.uploads) {
    const data = await attachments.open(file.path);
    if (!data) continue;
    const child = mail.createChild('application/octet-stream', { filename: file.name });
    child.setHeader('Content-Disposition', 'attachment').setContent(Stream.from(data));
  }
  const { channel } = source;
  return {
    name: `${channel.name} - (${channel.id}) - ${number}.eml`,
    from: source.joins.find(({ email }) => email !== '')?.email ?? '',
    stream: () => mail.createReadStream() as unknown as Readable,
  };
}
