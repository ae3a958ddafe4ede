import type { Ctx } from '@foremast/kernel/context';
import { threadMembershipsIn } from '@foremast/store/queries/thread-memberships';
import { threadsByIds } from '@foremast/store/queries/threads';
import type { Post } from '@foremast/wire/models/post';
import type { User } from '@foremast/wire/models/user';
import { bareUser, participantUsers } from './participants.ts';

/** Roots with their threads' counts, participants, and whether the caller follows them: of whom nothing is known, nothing is said. */
export async function withThreads(ctx: Ctx, posts: readonly Post[], extended: boolean): Promise<Post[]> {
  const roots = posts.filter((p) => p.root_id === '').map((p) => p.id);
  const threads = new Map((await threadsByIds(ctx.db, roots)).map((t) => [t.post_id, t]));
  const memberships = new Map((await threadMembershipsIn(ctx.db, ctx.userId, roots)).map((m) => [m.post_id, m]));
  if (threads.size === 0 && memberships.size === 0) return [...posts];
  const users = extended
    ? await participantUsers(
        ctx.db,
        ctx.config,
        [...threads.values()].flatMap((t) => t.participants ?? []),
      )
    : undefined;
  const user = (id: string): User | readonly User[] => (users ? (users.get(id) ?? []) : bareUser(id));
  return posts.map((post) => {
    const thread = threads.get(post.id);
    const membership = memberships.get(post.id);
    const following = membership ? { is_following: membership.following } : {};
    if (!thread || thread.reply_count === 0) return { ...post, ...following };
    return {
      ...post,
      reply_count: thread.reply_count,
      last_reply_at: thread.last_reply_at,
      participants: (thread.participants ?? []).flatMap(user),
      ...following,
    };
  });
}
