import type { Ctx } from '@foremast/kernel/context';
import { inSteps } from '@foremast/kernel/in-steps';
import { membershipsOf, touchChannelMember } from '@foremast/store/queries/channel-members';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { deleteSessionsOfUser } from '@foremast/store/queries/sessions';
import { statusByUser } from '@foremast/store/queries/status';
import { teamMembershipsByUser } from '@foremast/store/queries/team-members';
import { uploadSessionsOf } from '@foremast/store/queries/upload-sessions';
import { emojiIdsOf, eraseReactionsOn, eraseThreads, eraseUserRows, postsReactedToBy, postsToErase } from '@foremast/store/queries/user-remains';
import type { UserRow } from '@foremast/store/queries/users';
import { audit } from '../audits/audit.ts';
import { emojiPath } from '../emoji/emoji-picture.ts';
import { deleteStoredFiles, forgetFilesOfPosts, forgetFilesOfSender } from '../files/forget-files.ts';
import { eraseAppsOf } from '../oauth/erase-apps.ts';
import { deleteOldPosts } from '../retention/delete-old-posts.ts';
import { partsOf } from '../uploads/upload-parts.ts';
import { setActive } from './deactivate.ts';
import { picturePath } from './picture-of.ts';

const AT_ONCE = 500;

/** What is kept of a person beside files: the picture, own emoji, what came of unfinished uploads. */
async function storedOf(ctx: Ctx, userId: string): Promise<string[]> {
  const uploads = await uploadSessionsOf(ctx.db, userId);
  const parts = await Promise.all(uploads.map((upload) => partsOf(ctx.app, upload)));
  return [picturePath(userId), ...(await emojiIdsOf(ctx.db, userId)).map(emojiPath), ...parts.flat().map(({ path }) => path)];
}

/**
 * Erases an account with everything that it wrote, in steps: first nobody can use it, last it is gone. What others have stays, such
 * as the channels it made and their answers in other threads.
 */
export async function eraseAccount(ctx: Ctx, user: UserRow): Promise<void> {
  await ctx.tx(async (tx) => {
    await audit(tx, { extra: `attempt - userId=${user.id}` });
    await setActive(tx, user, false);
  });
  await inSteps(ctx, AT_ONCE, async (tx) => {
    const posts = await postsToErase(tx.db, user.id, AT_ONCE);
    const ids = posts.map(({ id }) => id);
    await forgetFilesOfPosts(tx, ids);
    await eraseThreads(tx.db, ids);
    await deleteOldPosts(tx, posts);
    return posts.length;
  });
  await inSteps(ctx, AT_ONCE, async (tx) => {
    const ids = await postsReactedToBy(tx.db, user.id, AT_ONCE);
    await eraseReactionsOn(tx.db, user.id, ids, tx.now());
    return ids.length;
  });
  await forgetFilesOfSender(ctx, user.id);
  await eraseAppsOf(ctx, user.id);
  const paths = await storedOf(ctx, user.id);
  await ctx.tx(async (tx) => {
    await tx.enqueue(deleteStoredFiles, { paths });
    await holdPeople(tx.db, [user.id]);
    const { channels, teams } = await membershipsOf(tx.db, user.id);
    await deleteSessionsOfUser(tx.db, user.id);
    await eraseUserRows(tx.db, user.id);
    tx.db.touch(statusByUser, user.id);
    tx.db.touch(teamMembershipsByUser, user.id);
    for (const id of channels) {
      touchChannelMember(tx.db, id, user.id);
      tx.db.touchMember('channel', id, user.id, false);
    }
    for (const id of teams) tx.db.touchMember('team', id, user.id, false);
    await audit(tx, { extra: `success userId=${user.id}` });
  });
}
