import type { Ctx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import type { PostRow } from '@foremast/store/queries/posts';
import { hasOnChannel, mayReadContent } from './channel.ts';
import { hasSystem } from './system.ts';

type Found = Pick<PostRow, 'channel_id' | 'delete_at'> | undefined;

// A deleted message is in its channel still. One that never was is in none: only who holds the permission everywhere is told so.

/** Holds a permission where the message is. */
export const hasOnPost = (ctx: Ctx, permission: string, post: Found): Promise<boolean> =>
  post ? hasOnChannel(ctx, permission, post.channel_id) : hasSystem(ctx, permission);

/** May read what is said where the message is. */
export const mayReadPost = (ctx: Ctx, post: Found): Promise<boolean> =>
  post ? mayReadContent(ctx, post.channel_id) : hasSystem(ctx, 'read_channel_content');

/** Once the caller is known to hold what is needed: the message, or `app.post.get.app_error` (404) of one that is gone. */
export function livePost<P extends NonNullable<Found>>(post: P | undefined): P {
  if (post?.delete_at !== 0) throw notFound('app.post.get.app_error');
  return post;
}
