import type { UserRow } from '@foremast/store/queries/users';
import { normaliseAttachments } from '../posts/decode-attachments.ts';
import { messageText, type SlackNames } from './message-text.ts';
import { filesOf, onlyTexts, readable, type SlackPost, SlackReaction, slackTime } from './slack-models.ts';

/** A message of the archive as it will be here. */
export interface ReadMessage {
  readonly ts: string;
  readonly threadTs: string;
  readonly at: number;
  /** Undefined: a program wrote it. */
  readonly author: UserRow | undefined;
  readonly type: string;
  readonly message: string;
  readonly props: Record<string, unknown>;
  readonly fileIds: readonly string[];
  readonly reactions: readonly { readonly name: string; readonly user: UserRow }[];
}

/** Why a message stays behind. */
export type LeftOut = 'unknown person' | 'unknown kind';

export interface SlackDictionary extends SlackNames {
  person(id: string): UserRow | undefined;
}

const SYSTEM: ReadonlyMap<string, string> = new Map([
  ['channel_join', 'system_join_channel'],
  ['group_join', 'system_join_channel'],
  ['channel_leave', 'system_leave_channel'],
  ['group_leave', 'system_leave_channel'],
  ['channel_topic', 'system_header_change'],
  ['group_topic', 'system_header_change'],
  ['channel_purpose', 'system_purpose_change'],
  ['group_purpose', 'system_purpose_change'],
  ['channel_name', 'system_displayname_change'],
  ['group_name', 'system_displayname_change'],
]);

const reactionsOf = (post: SlackPost, { person }: SlackDictionary) =>
  readable(SlackReaction, post.reactions).flatMap(({ name, users }) =>
    onlyTexts(users).flatMap((id) => {
      const user = person(id);
      // The colour of a hand is not part of an emoji's name here.
      return user ? [{ name: name.split('::')[0] ?? '', user }] : [];
    }),
  );

function byProgram(post: SlackPost, common: ReadMessage): ReadMessage | LeftOut {
  if (post.bot_id === '') return 'unknown person';
  const attachments = normaliseAttachments(post.attachments);
  return {
    ...common,
    author: undefined,
    type: attachments ? 'slack_attachment' : '',
    props: { from_webhook: 'true', override_username: post.username || 'unknown', ...(attachments ? { attachments } : {}) },
  };
}

export function readMessage(post: SlackPost, dictionary: SlackDictionary): ReadMessage | LeftOut {
  if (post.type !== 'message') return 'unknown kind';
  const author = dictionary.person(post.user);
  const common: ReadMessage = {
    ts: post.ts,
    threadTs: post.thread_ts === post.ts ? '' : post.thread_ts,
    at: slackTime(post.ts),
    author,
    type: '',
    message: messageText(post.text, dictionary),
    props: {},
    fileIds: filesOf(post).map((file) => file.id),
    reactions: reactionsOf(post, dictionary),
  };
  switch (post.subtype) {
    case '':
    case 'file_share':
    case 'thread_broadcast':
      return author ? common : byProgram(post, common);
    case 'bot_message':
      return byProgram(post, common);
    case 'me_message':
      return author ? { ...common, message: `*${common.message}*` } : 'unknown person';
    case 'file_comment': {
      const commenter = dictionary.person(post.comment.user);
      return commenter ? { ...common, author: commenter, message: messageText(post.comment.comment, dictionary), fileIds: [] } : 'unknown person';
    }
    default: {
      const type = SYSTEM.get(post.subtype);
      if (!type) return 'unknown kind';
      return author ? { ...common, type, props: { username: author.username }, fileIds: [] } : 'unknown person';
    }
  }
}
