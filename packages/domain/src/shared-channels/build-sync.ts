import type { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { trimMarksEnd } from '@foremast/kernel/trim-marks';
import { type PostRow, postsByIds } from '@foremast/store/queries/posts';
import { reactionsToSync, type SyncCursor, usersSyncedAt } from '@foremast/store/queries/shared-channel-traces';
import type { SharedChannelRemoteRow } from '@foremast/store/queries/shared-channels';
import { type UserRow, usersByIds, usersByUsernames } from '@foremast/store/queries/users';
import type { SyncedPost, SyncedUser, SyncMessage } from '@foremast/wire/models/sync-message';
import { presentPost } from '../posts/present-post.ts';

const MENTION = /@([a-z0-9._:-]{1,64})/gi;

/** Names after an at sign, as they are written and without a full stop at the end. */
function namesIn(messages: readonly string[]): string[] {
  const names = new Set<string>();
  for (const message of messages)
    for (const [, name = ''] of message.matchAll(MENTION)) {
      names.add(name.toLowerCase());
      names.add(trimMarksEnd(name.toLowerCase(), '.:_-'));
    }
  return [...names].filter(Boolean);
}

function asSynced(row: PostRow): SyncedPost {
  const { id, create_at, update_at, edit_at, delete_at, is_pinned, user_id, channel_id, root_id, type, props, file_ids } = presentPost(row);
  const gone = delete_at > 0;
  const said = gone ? { message: '', props: {}, file_ids: [] } : { message: row.message, props, file_ids: file_ids ?? [] };
  return { id, create_at, update_at, edit_at, delete_at, is_pinned, user_id, channel_id, root_id, type, ...said };
}

export const asSyncedUser = (u: UserRow, showEmail: boolean): SyncedUser => ({
  id: u.id,
  username: u.username,
  email: showEmail ? u.email : '',
  nickname: u.nickname,
  first_name: u.first_name,
  last_name: u.last_name,
  position: u.position,
  locale: u.locale,
  update_at: u.update_at,
  delete_at: u.delete_at,
  last_picture_update: Math.max(u.last_picture_update, 0),
  is_bot: u.bot_id !== null,
});

/** Roots that began before the channel was shared: without them the other server could not place the replies. */
async function rootsOf(ctx: Ctx, posts: readonly PostRow[], remoteId: string): Promise<PostRow[]> {
  const there = new Set(posts.map((post) => post.id));
  const missing = [...new Set(posts.map((post) => post.root_id))].filter((id) => id !== '' && !there.has(id));
  return (await postsByIds(ctx.db, missing)).filter(
    (root) => root.delete_at === 0 && root.remote_id !== remoteId && !root.type.startsWith('system_'),
  );
}

/** What a server is to hear, and the people it does not know yet as they are now. */
export async function buildSync(
  ctx: Ctx,
  { channel_id, remote_id }: SharedChannelRemoteRow,
  changed: readonly PostRow[],
  cursor: SyncCursor,
): Promise<{ message: SyncMessage; people: UserRow[] }> {
  const reactions = await reactionsToSync(
    ctx.db,
    changed.map((post) => post.id),
    remote_id,
    cursor.at,
  );
  const own = changed.filter((post) => post.remote_id !== remote_id);
  // A thread's beginning goes before its replies, whichever changed first.
  const [roots, replies] = [own.filter((post) => post.root_id === ''), own.filter((post) => post.root_id !== '')];
  const posts = [...(await rootsOf(ctx, own, remote_id)), ...roots, ...replies];
  const mentioned = await usersByUsernames(ctx.db, namesIn(posts.map((post) => post.message)));
  const ids = new Set([...posts.map((post) => post.user_id), ...reactions.map((r) => r.user_id)]);
  const concerned = [...(await usersByIds(ctx.db, [...ids])), ...mentioned.filter((user) => !ids.has(user.id))];
  const theirs = (user: UserRow) => user.remote_id === remote_id;
  const ours = concerned.filter((user) => !theirs(user));
  const told = await usersSyncedAt(
    ctx.db,
    channel_id,
    remote_id,
    ours.map((user) => user.id),
  );
  const people = ours.filter((user) => user.update_at > (told.get(user.id) ?? 0));
  const { ShowEmailAddress } = ctx.config.PrivacySettings;
  const message: SyncMessage = {
    id: newId(),
    channel_id,
    users: Object.fromEntries(people.map((user) => [user.id, asSyncedUser(user, ShowEmailAddress)])),
    posts: posts.map(asSynced),
    reactions: reactions.map(({ remote_id: _, channel_id: __, ...reaction }) => reaction),
    mention_transforms: Object.fromEntries(mentioned.map((user) => [user.username, user.id])),
  };
  return { message, people };
}
