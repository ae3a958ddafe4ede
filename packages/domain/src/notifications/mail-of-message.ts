import type { Ctx } from '@foremast/kernel/context';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { firstTeamNames } from '@foremast/store/queries/notification-facts';
import { filesOfPosts, type PostFileRow } from '@foremast/store/queries/post-files';
import type { PostRow } from '@foremast/store/queries/posts';
import { preferenceOf } from '@foremast/store/queries/preference-values';
import { findTeam, type TeamRow } from '@foremast/store/queries/teams';
import { type UserRow, usersByIds } from '@foremast/store/queries/users';
import type { Quote } from '../mail/letter.ts';
import { mail, siteLink, type Words, wordsFor } from '../mail/send-mail.ts';
import type { Language } from '../mail/words/languages.ts';
import { attachmentsOf } from '../posts/attachments.ts';
import type { ChannelMentions } from '../posts/channel-mentions.ts';
import type { MentionRank } from '../posts/mention-rank.ts';
import { shownChannelNames } from '../posts/shown-channel-names.ts';
import { queueMail } from './batched-mail.ts';
import { clockFor } from './mail-clock.ts';
import { messageHtml } from './message-html.ts';
import { authorFor, channelFor, nameFormats } from './names.ts';

const LONGEST_NAME = 22;

interface Message {
  readonly post: PostRow;
  readonly channel: ChannelHead;
  readonly author: UserRow | undefined;
}

interface Reading extends Message {
  readonly team: TeamRow | undefined;
  readonly files: readonly PostFileRow[];
  readonly reader: UserRow;
  readonly sender: string;
  readonly channelName: string;
  readonly words: Language;
  /** The team whose address leads the reader to the message. */
  readonly teamName: string;
  readonly military: boolean;
  readonly byMention: boolean;
  /** A text of the message as HTML. */
  html(text: string): string;
}

const shortName = (name: string): string => ([...name].length > LONGEST_NAME ? `${[...name].slice(0, LONGEST_NAME).join('')}…` : name);

/** The texts of a message as HTML; each is made once, however many read it. */
function htmlOf(ctx: Ctx, post: PostRow): (text: string) => string {
  const named = (post.props?.channel_mentions ?? {}) as ChannelMentions;
  const linkOf = (name: string) => {
    const channelNamed = named[name];
    return channelNamed
      ? { title: channelNamed.display_name, url: siteLink(ctx, `/landing#/${channelNamed.team_name}/channels/${name}`) }
      : undefined;
  };
  const made = new Map<string, string>();
  return (text) => {
    const html = made.get(text) ?? messageHtml(text, linkOf);
    made.set(text, html);
    return html;
  };
}

/** The message as it stands in the mail, unless little is to be told. */
function quoteOf({ post, channel, sender, channelName, files, words, reader, military, html }: Reading): Quote {
  const sent = post.message === '' && files.length > 0 ? words.message.files(files.length, files.map((file) => file.name).join(', ')) : '';
  const message = post.message || sent;
  return {
    sender: shortName(sender),
    sender_id: post.user_id,
    channel: channel.type === 'D' ? '' : channelName,
    time: clockFor(reader, military).time(post.create_at),
    text: message,
    html: html(message),
    attachments: attachmentsOf(post.props).map((attachment) => {
      const text = [attachment.pretext, attachment.title, attachment.text || attachment.fallback].filter(Boolean).join('\n');
      return { text, html: html(text) };
    }),
  };
}

function subjectOf(ctx: Ctx, { post, channel, team, sender, channelName, words: { message }, reader, military }: Reading): string {
  const { UseChannelInEmailNotifications, EmailNotificationContentsType } = ctx.config.EmailSettings;
  const day = clockFor(reader, military).day(post.create_at);
  if (channel.type === 'D') return message.directSubject(sender, day);
  if (channel.type === 'G') return EmailNotificationContentsType === 'full' ? message.groupSubject(channelName, day) : message.groupSubjectPlain(day);
  const teamTitle = team?.display_name ?? '';
  return message.channelSubject(UseChannelInEmailNotifications ? `${teamTitle} (${channelName})` : teamTitle, day);
}

function titleOf({ channel, sender, channelName, words: { message }, byMention }: Reading): string {
  if (channel.type === 'D') return message.directTitle(sender);
  if (channel.type === 'G') return message.groupTitle(sender);
  return byMention ? message.mentionTitle(sender, channelName) : message.threadTitle(sender, channelName);
}

/** One mail about one message. */
function letterOf(ctx: Ctx, reading: Reading): Words {
  const { post, reader, words, teamName } = reading;
  const full = ctx.config.EmailSettings.EmailNotificationContentsType === 'full';
  const url = teamName === '' ? siteLink(ctx, '') : siteLink(ctx, `/landing#/${teamName}/pl/${post.id}`);
  return {
    to: reader.email,
    subject: subjectOf(ctx, reading),
    title: titleOf(reading),
    lines: [],
    quotes: full ? [quoteOf(reading)] : [],
    button: { label: words.message.button, url },
    message_id: post.id,
    ...(post.root_id ? { root_id: post.root_id } : {}),
  };
}

export interface Told {
  readonly person: { readonly user_id: string };
  readonly mention: MentionRank | undefined;
}

/** Each reader's view of one message. */
async function readingsOf(ctx: Ctx, message: Message, told: readonly Told[], people: readonly UserRow[]): Promise<Reading[]> {
  const { post, channel, author } = message;
  const ids = told.map(({ person }) => person.user_id);
  const readers = await mailable(ctx, told);
  if (readers.length === 0) return [];
  const team = channel.team_id === '' ? undefined : await findTeam(ctx.db, channel.team_id);
  const ownTeams = team ? new Map<string, string>() : await firstTeamNames(ctx.db, ids);
  const formatOf = await nameFormats(ctx.db, ctx.config, ids);
  const clocks = await preferenceOf(ctx.db, ids, 'display_settings', 'use_military_time');
  const files = post.file_ids === '[]' ? [] : await filesOfPosts(ctx.db, [post.id]);
  // Only names of open channels are links.
  const shown = { ...post, props: (await shownChannelNames(ctx.db, [post], undefined))(post) };
  const mentioned = new Set(told.filter(({ mention }) => mention !== undefined).map(({ person }) => person.user_id));
  const html = htmlOf(ctx, shown);
  return readers.map((reader): Reading => {
    const format = formatOf(reader.id);
    const sender = authorFor(post, channel, author, ctx.config, format);
    return {
      ...message,
      post: shown,
      team,
      files,
      reader,
      sender,
      channelName: channelFor(reader.id, channel, people, sender, format),
      words: wordsFor(ctx, reader.locale),
      teamName: team?.name ?? ownTeams.get(reader.id) ?? '',
      military: clocks.get(reader.id) === 'true',
      byMention: mentioned.has(reader.id),
      html,
    };
  });
}

/** Those of them to whom a mail can be sent. */
export async function mailable(ctx: Ctx, told: readonly Told[]): Promise<UserRow[]> {
  const { RequireEmailVerification } = ctx.config.EmailSettings;
  const users = await usersByIds(
    ctx.db,
    told.map(({ person }) => person.user_id),
  );
  return users.filter((user) => user.delete_at === 0 && !user.remote_id && (user.email_verified || !RequireEmailVerification));
}

/** Mails about a message: at once, or later together with others, as each reader wants it. */
export async function writeMails(ctx: Ctx, message: Message, told: readonly Told[], people: readonly UserRow[]): Promise<void> {
  const readings = await readingsOf(ctx, message, told, people);
  if (readings.length === 0) return;
  const { EnableEmailBatching } = ctx.config.EmailSettings;
  const intervals = EnableEmailBatching
    ? await preferenceOf(
        ctx.db,
        readings.map(({ reader }) => reader.id),
        'notifications',
        'email_interval',
      )
    : undefined;
  await ctx.tx(async (tx) => {
    for (const reading of readings) {
      const { reader, post, channel, sender, teamName, words, military } = reading;
      const interval = intervals?.get(reader.id) ?? '900';
      const full = tx.config.EmailSettings.EmailNotificationContentsType === 'full';
      const link = { label: words.message.button, url: siteLink(tx, teamName === '' ? '' : `/${teamName}/pl/${post.id}`) };
      const quote = full
        ? { ...quoteOf(reading), link }
        : {
            sender: shortName(sender),
            sender_id: '',
            channel: '',
            time: clockFor(reader, military).time(post.create_at),
            text: '',
            html: '',
            attachments: [],
            link,
          };
      const later =
        intervals &&
        interval !== '30' &&
        (await queueMail(tx, { user_id: reader.id, post_id: post.id, at: post.create_at, team_id: channel.team_id, quote }, interval));
      if (!later) await mail(tx, letterOf(ctx, reading), false);
    }
  });
}
