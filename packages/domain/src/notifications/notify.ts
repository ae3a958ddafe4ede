import type { Ctx, Tx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { PostRow } from '@foremast/store/queries/posts';
import { Id, t } from '@foremast/wire/scalars';
import type { ChannelAudience } from '../posts/channel-audience.ts';
import type { MentionRank, Mentions } from '../posts/mention-rank.ts';
import { pushOn } from '../push/send-push.ts';
import { webPushOn } from '../web-push/tell-browsers.ts';
import { type Decided, decideAll, messageToTell, type ToldMessage } from './candidates.ts';
import { keepRecords } from './keep-records.ts';
import { mailOfMessage } from './mail-in-parts.ts';
import { pushOfMessage } from './push-of-message.ts';

export const mailOn = ({ config: { EmailSettings } }: Pick<Ctx, 'config'>): boolean =>
  EmailSettings.SendEmailNotifications && EmailSettings.SMTPServer !== '';

const Input = t.Object({
  post_id: Id,
  /** Whom the message mentions, and how much: a number of `mentionRank`. */
  mentions: t.Array(t.Tuple([Id, t.Integer()])),
  followers: t.Array(Id),
  /** Followers whose settings in the channel are not known yet. */
  newcomers: t.Optional(t.Array(Id)),
  /** Again of a message that goes on notifying: by push only. */
  again: t.Optional(t.Boolean()),
});

type Followers = ReadonlySet<string>;

interface Written {
  readonly row: PostRow;
  readonly channel: ChannelHead;
  readonly audience: ChannelAudience;
  readonly mentions: Mentions;
  readonly followers?: Followers | undefined;
  readonly settled: Followers;
}

/** Asks for push messages and mails of a message, if somebody may get one. All else is found out after the commit. */
export async function askToNotify(tx: Tx, { row, channel, audience, mentions, followers = new Set() as Followers, settled }: Written): Promise<void> {
  const push = pushOn(tx) || (await webPushOn(tx));
  if (channel.delete_at > 0 || (!push && !mailOn(tx))) return;
  const isPerson = (id: string): boolean => audience.people.get(id)?.is_bot === false;
  const mentioned = [...mentions].filter(([id]) => isPerson(id));
  const everyMessage = push && channel.type !== 'D' && !row.type.startsWith('system_') && audience.pushAll.some((id) => id !== row.user_id);
  if (mentioned.length === 0 && followers.size === 0 && !everyMessage) return;
  const newcomers = [...followers].filter((id) => !settled.has(id));
  tx.db.goesWithCommit(tx.enqueue(notify, { post_id: row.id, mentions: mentioned, followers: [...followers], newcomers }));
}

/** Mails to those who are told by mail; answers who got one. */
async function mailAll(ctx: Ctx, of: ToldMessage, decided: readonly Decided[]): Promise<ReadonlySet<string> | undefined> {
  if (!mailOn(ctx)) return undefined;
  const told = decided.filter(({ decision }) => decision.mail === 'told');
  return told.length === 0 ? new Set() : mailOfMessage(ctx, of, told);
}

async function pushAll(ctx: Ctx, of: ToldMessage, decided: readonly Decided[]): Promise<ReadonlyMap<string, number> | undefined> {
  if (!pushOn(ctx) && !(await webPushOn(ctx))) return undefined;
  return pushOfMessage(
    ctx,
    of,
    decided.filter(({ decision }) => decision.push === 'told'),
  );
}

/** Tells people of a message who do not see it: on their phones, in their browsers and by mail. */
export const notify = job({
  name: 'notify',
  input: Input,
  key: ({ post_id, again }) => (again ? `${post_id}:again` : post_id),
  async run({ post_id, mentions, followers, newcomers = [], again = false }, ctx) {
    const of = await messageToTell(ctx, post_id);
    if (!of) return;
    const ranks: Mentions = new Map(mentions as [string, MentionRank][]);
    const decided = await decideAll(ctx, of, { mentions: ranks, followers: new Set(followers), newcomers: new Set(newcomers) });
    const mailed = again ? undefined : await mailAll(ctx, of, decided);
    const devices = await pushAll(ctx, of, decided);
    if (!again) await keepRecords(ctx, post_id, decided, { mailed, devices });
  },
});
