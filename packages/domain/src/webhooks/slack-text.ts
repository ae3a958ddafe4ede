import { usersByIds } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import type { MessageAttachment } from '../posts/attachments.ts';

const MENTION = /<@([a-z0-9]{26})>/gi;
const LINK = /<((?:https?|mailto|ftp)[^<>|\s]*)\|([^<>\n]+)>/gi;

const converted = (text: string, names: ReadonlyMap<string, string>): string =>
  text
    .replaceAll('<!channel>', '@channel')
    .replaceAll('<!here>', '@here')
    .replaceAll('<!all>', '@all')
    .replace(MENTION, (whole, id: string) => {
      const name = names.get(id.toLowerCase());
      return name === undefined ? whole : `@${name}`;
    })
    .replace(LINK, (_, url: string, label: string) => `[${label}](${url})`);

const idsIn = (text: string): string[] => [...text.matchAll(MENTION)].map(([, id = '']) => id.toLowerCase());

async function namesIn(db: Db, texts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(texts.flatMap(idsIn))];
  return new Map((await usersByIds(db, ids)).map((user) => [user.id, user.username]));
}

const textsOf = ({ pretext, text, fields }: MessageAttachment): string[] => [
  pretext,
  text,
  ...(fields ?? []).map((field) => field.value).filter((value): value is string => typeof value === 'string'),
];

export interface Spoken {
  readonly text: string;
  readonly attachments: readonly MessageAttachment[];
}

/** What integrations write in another notation of mentions and links, in ours. */
export async function fromSlack<S extends Spoken>(db: Db, spoken: S): Promise<S> {
  const names = await namesIn(db, [spoken.text, ...spoken.attachments.flatMap(textsOf)]);
  const convert = (text: string) => converted(text, names);
  return {
    ...spoken,
    text: convert(spoken.text),
    attachments: spoken.attachments.map((attachment) => ({
      ...attachment,
      pretext: convert(attachment.pretext),
      text: convert(attachment.text),
      fields: attachment.fields?.map((field) => (typeof field.value === 'string' ? { ...field, value: convert(field.value) } : field)) ?? null,
    })),
  };
}

/** Only the words for everybody; links stay as they are. */
export const withoutSlackMentions = (text: string): string =>
  text.replaceAll('<!channel>', '@channel').replaceAll('<!here>', '@here').replaceAll('<!all>', '@all');
