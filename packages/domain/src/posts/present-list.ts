import type { Ctx } from '@foremast/kernel/context';
import type { PostRow } from '@foremast/store/queries/posts';
import type { Post, PostList } from '@foremast/wire/models/post';
import { withThreads } from '../threads/with-threads.ts';
import { withoutBurned } from './burned.ts';
import { callerViews } from './post-viewer.ts';
import { preparePosts } from './prepare-posts.ts';
import { countReplies } from './reply-counts.ts';

export interface ListParts {
  /** In the order of the list. */
  readonly rows: readonly PostRow[];
  /** Others that clients need to show them: roots, replies. */
  readonly extra?: readonly PostRow[];
  readonly next?: string;
  readonly prev?: string;
}

export interface ListForm {
  /** Roots bear what is known of their threads. */
  readonly collapsed?: boolean;
  /** Participants are told in full. */
  readonly extended?: boolean;
  /** All messages bear the number of replies, where roots do not bear more; by message, where it is known already. */
  readonly counted?: boolean | ReadonlyMap<string, number>;
}

/** A list of messages as clients get it. */
export async function presentList(ctx: Ctx, { rows: found, extra = [], next = '', prev = '' }: ListParts, form: ListForm = {}): Promise<PostList> {
  const rows = await withoutBurned(ctx, found);
  const prepared = await preparePosts(ctx.db, ctx.config, extra.length === 0 ? rows : [...rows, ...extra], callerViews(ctx));
  const posts: Record<string, Post> = {};
  for (const post of await asAsked(ctx, prepared, form)) posts[post.id] = post;
  return { order: rows.map((row) => row.id), posts, next_post_id: next, prev_post_id: prev, first_inaccessible_post_time: 0 };
}

async function asAsked(ctx: Ctx, posts: Post[], { collapsed, extended = false, counted }: ListForm): Promise<Post[]> {
  if (collapsed) return withThreads(ctx, posts, extended);
  if (counted === true) return countReplies(ctx.db, posts);
  if (counted) for (const post of posts) post.reply_count = counted.get(post.id) ?? 0;
  return posts;
}
