import type { Ctx } from '@foremast/kernel/context';
import type { PostRow } from '@foremast/store/queries/posts';
import type { Post, PostList } from '@foremast/wire/models/post';
import { withThreads } from '../threads/with-threads.ts';
import { withoutBurned } from './burned.ts';
import { callerViews } from './post-viewer.ts';
import { preparePosts } from './prepare-posts.ts';

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
}

/** A list of messages as clients get it. */
export async function presentList(ctx: Ctx, { rows: found, extra = [], next = '', prev = '' }: ListParts, form: ListForm = {}): Promise<PostList> {
  const rows = await withoutBurned(ctx, found);
  const prepared = await preparePosts(ctx.db, ctx.config, extra.length === 0 ? rows : [...rows, ...extra], callerViews(ctx));
  const posts: Record<string, Post> = {};
  for (const post of form.collapsed ? await withThreads(ctx, prepared, form.extended === true) : prepared) posts[post.id] = post;
  return { order: rows.map((row) => row.id), posts, next_post_id: next, prev_post_id: prev, first_inaccessible_post_time: 0 };
}
