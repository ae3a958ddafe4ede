import type { Ctx, Tx } from '@foremast/kernel/context';
import { noPermission } from '@foremast/kernel/error';
import { inSteps } from '@foremast/kernel/in-steps';
import { job } from '@foremast/kernel/job';
import { channelHead } from '@foremast/store/queries/channels';
import { deleteReminders, dueReminders, savePostReminder } from '@foremast/store/queries/post-reminders';
import { findPost, heldPost, type PostRow } from '@foremast/store/queries/posts';
import { findTeam } from '@foremast/store/queries/teams';
import { findUser } from '@foremast/store/queries/users';
import { t } from '@foremast/wire/scalars';
import { messageFromSystemBot } from '../bots/system-bot.ts';
import { wordsFor } from '../mail/send-mail.ts';
import { mayReadContent } from '../permissions/channel.ts';
import { getHeldAccount } from '../users/get-account.ts';
import { previewsOf } from './permalinks.ts';
import { callerViews } from './post-viewer.ts';
import { preparePosts } from './prepare-posts.ts';
import { sendEphemeral } from './send-ephemeral.ts';

const TYPE = 'reminder';

interface Reminded {
  readonly link: string;
  readonly props: Record<string, unknown>;
}

/** What a reminder says of its message: by whom it is, and where. */
async function reminded(tx: Tx, post: PostRow): Promise<Reminded> {
  const channel = await channelHead(tx.db, post.channel_id);
  const team = channel?.team_id ? await findTeam(tx.db, channel.team_id) : undefined;
  const author = await findUser(tx.db, post.user_id);
  const name = team?.name ?? '_redirect';
  return {
    link: `${tx.config.ServiceSettings.SiteURL.replace(/\/+$/, '')}/${name}/pl/${post.id}`,
    props: { team_name: team?.name ?? '', post_id: post.id, username: author?.username ?? '', type: TYPE },
  };
}

/** Somebody will be reminded of a message; the last wish counts. `at` is in seconds. */
export async function remindOf(ctx: Ctx, userId: string, postId: string, at: number): Promise<void> {
  const post = await findPost(ctx.db, postId);
  if (!post || !(await mayReadContent(ctx, post.channel_id))) throw noPermission();
  await ctx.tx(async (tx) => {
    // Both are there, and stay until this is written.
    if (!(await heldPost(tx.db, post.id))) throw noPermission();
    const { locale } = await getHeldAccount(tx, userId);
    await savePostReminder(tx.db, post.id, userId, at);
    const { link, props } = await reminded(tx, post);
    const words = wordsFor(tx, locale);
    const message = words.reminder.set(`@${String(props.username)}`, link);
    const linking = [{ ...post, props: { previewed_post: post.id } }];
    const preview = (await previewsOf(tx.db, tx.config, linking, callerViews(ctx), (targets) => preparePosts(tx.db, tx.config, targets))).get(
      post.id,
    );
    await sendEphemeral(tx, userId, {
      channel_id: post.channel_id,
      user_id: userId,
      root_id: post.id,
      message,
      props: { target_time: at, ...props },
      ...(preview && tx.config.ServiceSettings.EnablePermalinkPreviews ? { metadata: { embeds: [preview] } } : {}),
    });
  });
}

const AT_ONCE = 100;

/** Reminders that are due go out as direct messages of the server, and are done with. */
export const sendReminders = job({
  name: 'post_reminders',
  input: t.Object({}),
  key: () => 'all',
  everyMs: 60_000,
  async run(_, ctx) {
    await inSteps(ctx, AT_ONCE, async (tx) => {
      const due = await dueReminders(tx.db, Math.floor(tx.now() / 1000), AT_ONCE);
      for (const { post_id, user_id } of due) await remind(tx, post_id, user_id);
      await deleteReminders(tx.db, due);
      return due.length;
    });
  },
});

async function remind(tx: Tx, postId: string, userId: string): Promise<void> {
  const post = await findPost(tx.db, postId);
  const user = await findUser(tx.db, userId);
  if (!post || !user || user.delete_at > 0) return;
  const { link, props } = await reminded(tx, post);
  const { type: _, ...rest } = props;
  await messageFromSystemBot(tx, userId, {
    message: wordsFor(tx, user.locale).reminder.due(`@${String(props.username)}`, link),
    type: TYPE,
    props: rest,
  });
}
