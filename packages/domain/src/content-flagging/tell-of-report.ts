import type { Ctx, Tx } from '@foremast/kernel/context';
import { idOf } from '@foremast/kernel/id';
import { job } from '@foremast/kernel/job';
import { channelHead } from '@foremast/store/queries/channels';
import { findAnyPost, type PostRow, postsByIds } from '@foremast/store/queries/posts';
import { targetsWithValue } from '@foremast/store/queries/properties';
import { findUser } from '@foremast/store/queries/users';
import { t } from '@foremast/wire/scalars';
import { messageFromBot } from '../bots/system-bot.ts';
import { writePost } from '../posts/write-post.ts';
import { type ReportFields, reportFields } from './fields.ts';
import { propertyOf } from './property-of.ts';
import { writeValues } from './report.ts';
import { forAuthor, forReporter, forReviewers, type ReportStory } from './report-words.ts';
import { reviewBot } from './review-bot.ts';
import { activeReviewers } from './reviewers.ts';

const AT_ONCE = 20;
const REPORT = 'custom_spillage_report';

interface Story extends ReportStory {
  /** What the messages of one run are told by: the next try does not write them again. */
  readonly occasion: string;
  readonly post: PostRow;
  readonly fields: ReportFields;
  readonly teamId: string;
  readonly reporterId: string;
}

/** The messages by which reviewers were told of the report, one in each one's direct channel with the bot. */
async function reportPosts(ctx: Ctx, { fields, post }: Story): Promise<PostRow[]> {
  const ids = await targetsWithValue(ctx.db, fields.groupId, fields.idOf('flagged_post_id'), post.id);
  return (await postsByIds(ctx.db, ids)).filter((row) => row.delete_at === 0);
}

async function inBatches<T>(ctx: Ctx, items: readonly T[], each: (tx: Tx, item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE)
    await ctx.tx(async (tx) => {
      for (const item of items.slice(at, at + AT_ONCE)) await each(tx, item);
    });
}

/** Each reviewer gets the report, whoever became one since the last try too. */
async function sendReports(ctx: Ctx, story: Story): Promise<void> {
  const reviewers = await activeReviewers(ctx.db, ctx.config, story.teamId);
  await inBatches(ctx, reviewers, async (tx, reviewer) => {
    const id = idOf(`report of ${story.post.id} for ${reviewer.id}`);
    if (await findAnyPost(tx.db, id)) return;
    const props = { reported_post_id: story.post.id };
    await messageFromBot(tx, await reviewBot(tx), reviewer.id, { id, message: forReviewers(story), type: REPORT, props });
    await writeValues(tx, story.fields, id, { flagged_post_id: story.post.id });
  });
}

/** Under each reviewer's report. */
async function continueReports(ctx: Ctx, story: Story): Promise<void> {
  await inBatches(ctx, await reportPosts(ctx, story), async (tx, root) => {
    const id = idOf(`${story.occasion} under ${root.id}`);
    if (await findAnyPost(tx.db, id)) return;
    const reply = { id, channel_id: root.channel_id, user_id: root.user_id, root_id: root.id, message: forReviewers(story) };
    await writePost(tx, reply, { setOnline: false, root });
  });
}

async function writeTo(ctx: Ctx, { occasion }: Story, as: 'author' | 'reporter', userId: string, message: string): Promise<void> {
  const user = await findUser(ctx.db, userId);
  if (!user || user.delete_at > 0 || user.bot_id !== null || user.remote_id) return;
  await ctx.tx(async (tx) => {
    const id = idOf(`${occasion} to the ${as} ${user.id}`);
    if (!(await findAnyPost(tx.db, id))) await messageFromBot(tx, await reviewBot(tx), user.id, { id, message });
  });
}

/** Reviewers, the author and the reporter hear what became of a report, as far as the settings say so. */
export const tellOfReport = job({
  name: 'content_flagging_notices',
  input: t.Object({ happened: t.String(), post_id: t.String(), actor_id: t.String(), comment: t.String(), reviewer_id: t.String() }),
  async run({ happened, post_id, actor_id, comment, reviewer_id }, ctx, run) {
    const post = await findAnyPost(ctx.db, post_id);
    const channel = post && (await channelHead(ctx.db, post.channel_id));
    if (!post || !channel) return;
    const fields = await reportFields(ctx);
    const known = await propertyOf(ctx.db, fields, post.id);
    const name = async (id: string) => (await findUser(ctx.db, id))?.username ?? '';
    const story: Story = {
      occasion: run.id,
      happened: happened as Story['happened'],
      actor: await name(actor_id),
      reviewer: reviewer_id === '' ? '' : await name(reviewer_id),
      reason: String(known('reporting_reason') ?? ''),
      comment,
      channel: channel.type === 'D' || channel.type === 'G' ? '' : channel.name,
      hidden: post.delete_at > 0,
      post,
      fields,
      teamId: channel.team_id,
      reporterId: String(known('reporting_user_id') ?? ''),
    };
    const targets = ctx.config.ContentFlaggingSettings.NotificationSettings.EventTargetMapping[happened] ?? [];
    if (targets.includes('reviewers')) await (happened === 'flagged' ? sendReports : continueReports)(ctx, story);
    if (targets.includes('author')) await writeTo(ctx, story, 'author', post.user_id, forAuthor(story));
    if (targets.includes('reporter')) await writeTo(ctx, story, 'reporter', story.reporterId, forReporter(story));
  },
});
