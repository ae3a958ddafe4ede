import { decodeBody, WrongShape } from '@foremast/kernel/decode';
import { type Static, type TSchema, t } from '@foremast/wire/scalars';

const text = t.String();
const texts = t.Array(t.Unknown());

export const SlackUser = t.Object({
  id: text,
  name: text,
  profile: t.Object({ first_name: text, last_name: text, real_name: text, email: text, title: text }),
});
export type SlackUser = Static<typeof SlackUser>;

export const SlackChannel = t.Object({
  id: text,
  name: text,
  creator: text,
  members: texts,
  purpose: t.Object({ value: text }),
  topic: t.Object({ value: text }),
});
export type SlackChannel = Static<typeof SlackChannel>;

const SlackFile = t.Object({ id: text, name: text, title: text });

export const SlackPost = t.Object({
  type: text,
  subtype: text,
  user: text,
  bot_id: text,
  username: text,
  text,
  ts: text,
  thread_ts: text,
  file: SlackFile,
  files: texts,
  comment: t.Object({ user: text, comment: text }),
  attachments: texts,
  reactions: texts,
});
export type SlackPost = Static<typeof SlackPost>;

export const SlackReaction = t.Object({ name: text, users: texts });

/** What there is of the right shape; NUL, which no database holds in a text, is taken out before. */
export function readable<S extends TSchema>(schema: S, items: readonly unknown[]): Static<S>[] {
  return items.flatMap((item) => {
    if (typeof item !== 'object' || item === null) return [];
    try {
      return [decodeBody(schema, withoutNul(item))];
    } catch (error) {
      if (error instanceof WrongShape) return [];
      throw error;
    }
  });
}

function withoutNul(item: object): unknown {
  const json = JSON.stringify(item);
  return json.includes('\\u0000') ? JSON.parse(json.replaceAll('\\u0000', '')) : item;
}

/** Ids and the like out of a list that may hold anything. */
export const onlyTexts = (items: readonly unknown[]): string[] => items.filter((item): item is string => typeof item === 'string' && item !== '');

/** The files of a message: one in the old way, many in the new one. */
export function filesOf(post: SlackPost): Static<typeof SlackFile>[] {
  const many = readable(SlackFile, post.files);
  return [...(post.file.id ? [post.file] : []), ...many].filter((file) => file.id !== '');
}

/** `1458170917.164398` in milliseconds; 1 for what is no instant. */
export function slackTime(ts: string): number {
  const seconds = /^\d{1,11}/.exec(ts)?.[0];
  const ms = seconds === undefined ? 0 : Number(seconds) * 1000;
  return ms > 0 ? ms : 1;
}
