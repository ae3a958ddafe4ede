import type { Ctx } from '@foremast/kernel/context';
import {
  appliedRetentionPolicies,
  channelsUnderPolicy,
  deleteOldMemberHistory,
  deleteOldThreadMemberships,
  deleteOldThreads,
  oldFiles,
  oldPosts,
  type RetentionScope,
  tidyRetention,
} from '@foremast/store/queries/retention';
import type { WriteDb } from '@foremast/store/store';
import { BOOKMARK_UPLOADER } from '../../bookmarks/bookmark-file.ts';
import { forgetFiles } from '../../files/forget-files.ts';
import { DAY_MS, fileCutoff, messageCutoff } from '../../retention/cutoffs.ts';
import { deleteOldPosts } from '../../retention/delete-old-posts.ts';
import { type PublicJobRun, publicJob } from '../public-job.ts';

const CHANNELS_AT_ONCE = 200;

/** How the work goes on: by batches, with a rest between them, in which it may be stopped. */
interface Pace {
  readonly batch: number;
  readonly keepPinned: boolean;
  done(what: 'posts' | 'files' | 'others', count: number): Promise<void>;
}

function paceOf(ctx: Ctx, run: PublicJobRun): Pace {
  const { BatchSize, TimeBetweenBatchesMilliseconds, PreservePinnedPosts } = ctx.config.DataRetentionSettings;
  const counts = { posts: Number(run.data.posts_deleted ?? 0), files: Number(run.data.files_deleted ?? 0), others: 0 };
  return {
    batch: BatchSize,
    keepPinned: PreservePinnedPosts,
    async done(what, count) {
      if (count === 0 && !run.signal.aborted) return;
      counts[what] += count;
      await run.note({ posts_deleted: String(counts.posts), files_deleted: String(counts.files) });
      await Bun.sleep(TimeBetweenBatchesMilliseconds);
    },
  };
}

async function deletePosts(ctx: Ctx, scope: RetentionScope, { batch, keepPinned, done }: Pace): Promise<void> {
  let after = { create_at: -1, id: '' };
  for (;;) {
    const posts = await oldPosts(ctx.db, scope, { keepPinned, after, limit: batch });
    if (posts.length > 0) await ctx.tx((tx) => deleteOldPosts(tx, posts));
    await done('posts', posts.length);
    const last = posts.at(-1);
    if (!last || posts.length < batch) return;
    after = last;
  }
}

async function untilNone(ctx: Ctx, { batch, done }: Pace, remove: (db: WriteDb, limit: number) => Promise<number>): Promise<void> {
  for (;;) {
    const count = await ctx.tx((tx) => remove(tx.db, batch));
    await done('others', count);
    if (count < batch) return;
  }
}

async function deleteIn(ctx: Ctx, scope: RetentionScope, pace: Pace): Promise<void> {
  await deletePosts(ctx, scope, pace);
  await untilNone(ctx, pace, (db, limit) => deleteOldThreads(db, scope, limit));
  await untilNone(ctx, pace, (db, limit) => deleteOldThreadMemberships(db, scope, limit));
  await untilNone(ctx, pace, (db, limit) => deleteOldMemberHistory(db, scope, limit));
}

/** What the policies of channels and teams say; those that keep for good only keep others away. */
async function followPolicies(ctx: Ctx, now: number, pace: Pace): Promise<void> {
  for (const { id, days } of await appliedRetentionPolicies(ctx.db)) {
    if (days < 0) continue;
    for (let after = ''; ; ) {
      const channels = await channelsUnderPolicy(ctx.db, id, after, CHANNELS_AT_ONCE);
      for (const channelId of channels) await deleteIn(ctx, { channelId, before: now - days * DAY_MS }, pace);
      after = channels.at(-1) ?? '';
      if (channels.length < CHANNELS_AT_ONCE) break;
    }
  }
}

async function deleteFiles(ctx: Ctx, before: number, { batch, done }: Pace): Promise<void> {
  for (;;) {
    const files = await oldFiles(ctx.db, before, BOOKMARK_UPLOADER, batch);
    if (files.length > 0) await ctx.tx((tx) => forgetFiles(tx, files));
    await done('files', files.length);
    if (files.length < batch) return;
  }
}

/**
 * Deletes for good what is older than it may be: by the policy of its channel, else of its team, else the one for all. What is gone
 * stays gone: a job that was stopped begins anew and finds less.
 */
export const dataRetention = publicJob({
  type: 'data_retention',
  async isOffered({ config, db }) {
    const { EnableMessageDeletion, EnableFileDeletion } = config.DataRetentionSettings;
    return EnableMessageDeletion || EnableFileDeletion || (await appliedRetentionPolicies(db)).length > 0;
  },
  dailyAt: ({ DataRetentionSettings }) => DataRetentionSettings.DeletionJobStartTime,
  async run(ctx, run) {
    const [now, pace] = [ctx.now(), paceOf(ctx, run)];
    await ctx.tx((tx) => tidyRetention(tx.db));
    await followPolicies(ctx, now, pace);
    await run.progress(40);
    const [messages, files] = [messageCutoff(ctx.config, now), fileCutoff(ctx.config, now)];
    if (messages > 0) await deleteIn(ctx, { before: messages }, pace);
    await run.progress(80);
    if (files > 0) await deleteFiles(ctx, files, pace);
  },
});
