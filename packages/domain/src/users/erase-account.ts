import type { Ctx } from '@foremast/kernel/context';
import { membershipsOf, touchChannelMember } from '@foremast/store/queries/channel-members';
import { deleteTracesOfPosts } from '@foremast/store/queries/post-traces';
import { deleteSessionsOfUser } from '@foremast/store/queries/sessions';
import { statusByUser } from '@foremast/store/queries/status';
import { teamMembershipsByUser } from '@foremast/store/queries/team-members';
import { recountThreads, threadsAnsweredBy } from '@foremast/store/queries/thread-recount';
import { emojiIdsOf, erasePosts, eraseUserRows, postsToErase } from '@foremast/store/queries/user-remains';
import type { UserRow } from '@foremast/store/queries/users';
import { audit } from '../audits/audit.ts';
import { emojiPath } from '../emoji/emoji-picture.ts';
import { deleteStoredFiles, forgetFilesOfPosts, forgetFilesOfUser } from '../files/forget-files.ts';
import { eraseAppsOf } from '../oauth/erase-apps.ts';
import { unindexPosts } from '../search/index-post.ts';
import { setActive } from './deactivate.ts';
import { picturePath } from './picture-of.ts';

const AT_ONCE = 500;

/** Erases an account with everything that it wrote, in steps: first nobody can use it, last it is gone. */
export async function eraseAccount(ctx: Ctx, user: UserRow): Promise<void> {
  await ctx.tx(async (tx) => {
    await audit(tx, { extra: `attempt - userId=${user.id}` });
    await setActive(tx, user, false);
  });
  for (let more = true; more; ) {
    more = await ctx.tx(async (tx) => {
      const ids = await postsToErase(tx.db, user.id, AT_ONCE);
      if (ids.length === 0) return false;
      const answered = await threadsAnsweredBy(tx.db, ids);
      await forgetFilesOfPosts(tx, ids);
      await deleteTracesOfPosts(tx.db, ids);
      await unindexPosts(tx, ids);
      await erasePosts(tx.db, ids);
      await recountThreads(tx.db, answered);
      return true;
    });
  }
  await eraseAppsOf(ctx, user.id);
  await ctx.tx(async (tx) => {
    const { channels, teams } = await membershipsOf(tx.db, user.id);
    await forgetFilesOfUser(tx, user.id);
    const pictures = [picturePath(user.id), ...(await emojiIdsOf(tx.db, user.id)).map(emojiPath)];
    await tx.enqueue(deleteStoredFiles, { paths: pictures });
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
