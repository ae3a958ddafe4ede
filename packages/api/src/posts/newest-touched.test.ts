import { expect, test } from 'bun:test';
import { deleteChannelContent } from '@foremast/store/queries/channel-remains';
import * as posts from '@foremast/store/queries/posts';
import { deleteReactionsNamed } from '@foremast/store/queries/reactions';
import { NEWEST_POSTS } from '@foremast/store/queries/touch-newest-posts';
import { eraseReactionsOn } from '@foremast/store/queries/user-remains';
import type { WriteDb } from '@foremast/store/store';
import { startServer } from '@foremast/testing/server';

// Each that writes messages says so by itself, whoever calls it.

const server = await startServer();
const alice = await server.user();
const { store } = server.running.app;

const WRITERS: Record<string, (db: WriteDb, row: posts.PostRow, version: posts.PostRow) => Promise<unknown>> = {
  insertPost: (db, row) => posts.insertPost(db, { ...row, id: 'n'.repeat(26) }),
  touchPost: (db, row) => posts.touchPost(db, row.id, 1),
  updatePost: (db, row) => posts.updatePost(db, row.id, { message: 'changed' }),
  deletePostRows: (db, row) => posts.deletePostRows(db, row, 1, alice.id),
  restorePostRows: (db, row) => posts.restorePostRows(db, row, 1),
  moveDeletion: (db, _, version) => posts.moveDeletion(db, version.id, 2, 1),
  deleteVersionsOf: (db, row) => posts.deleteVersionsOf(db, row.id),
  destroyPostRows: (db, row) => posts.destroyPostRows(db, [row.id]),
  'destroyPostRows of a message that is gone': (db, row) => posts.destroyPostRows(db, [row.id]),
  deleteReactionsNamed: (db) => deleteReactionsNamed(db, 'tada', Date.now()),
  eraseReactionsOn: (db, row) => eraseReactionsOn(db, alice.id, [row.id], 1),
  deleteChannelContent: (db, row) => deleteChannelContent(db, row.channel_id),
};

test.each(Object.keys(WRITERS))('%s: what is remembered of the channel is dropped', async (name) => {
  const channel = await server.channelWith(alice);
  const post = await server.post(channel, alice, 'first');
  await alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: 'second' } });
  await alice.request('POST', '/api/v4/reactions', { body: { user_id: alice.id, post_id: post.id, emoji_name: 'tada' } });
  const [row, [version]] = [await posts.findPost(store.db, post.id), await posts.versionsOf(store.db, post.id)];
  if (!row || !version) throw new Error('it was not written');
  if (name.endsWith('is gone')) await store.transaction((db) => db.deleteFrom('posts').where('id', '=', row.id).execute());
  const { touches } = await store.transaction(async (db) => void (await WRITERS[name]?.(db, row, version)));
  expect(touches).toContainEqual({ cache: NEWEST_POSTS, key: channel.id });
});
