import { sql } from 'kysely';
import { hot, type WriteDb } from '../store.ts';
import type { IndexedPost, PostSearch } from './post-search.ts';
import { findPosts, readPosts } from './postgres-find-posts.ts';
import { author, channel, tag } from './postgres-match.ts';
import { POST_WORDS } from './postgres-recent-posts.ts';
import { tsqueryAny, tsvectorText } from './tsquery.ts';

const vectorOf = ({ tokens, tagTokens, user_id, channel_id }: IndexedPost): string =>
  tsvectorText(tokens, [...new Set(tagTokens.map(tag)), author(user_id), channel(channel_id)]);

function touchAll(db: WriteDb, postIds: readonly string[]): void {
  for (const id of postIds) db.touchNamed(POST_WORDS, id);
}

const insertOne = hot<{ postId: string; at: number; channelId: string; tokens: string }, never>(
  (db, p) =>
    db
      .insertInto('fm_post_words')
      .values({ post_id: p.postId, create_at: p.at, channel_id: p.channelId, tokens: sql`${p.tokens}::tsvector` })
      .onConflict((c) => c.column('post_id').doNothing()) as never,
);

async function insertMany(db: WriteDb, posts: readonly IndexedPost[]): Promise<void> {
  await sql`insert into fm_post_words (post_id, create_at, channel_id, tokens)
    select post_id, create_at, channel_id, tokens::tsvector
    from unnest(${posts.map((p) => p.post_id)}::text[], ${posts.map((p) => p.create_at)}::bigint[], ${posts.map((p) => p.channel_id)}::text[],
      ${posts.map(vectorOf)}::text[]) as listed(post_id, create_at, channel_id, tokens)
    on conflict (post_id) do nothing`.execute(db);
}

/** A table of our own beside the original's indexes: it has what the searches of all engines have in common. */
export const postgresPostSearch: PostSearch = {
  async index(db, posts) {
    if (posts.length === 0) return;
    const [first] = posts;
    await (first && posts.length === 1
      ? insertOne(db, { postId: first.post_id, at: first.create_at, channelId: first.channel_id, tokens: vectorOf(first) })
      : insertMany(db, posts));
    touchAll(
      db,
      posts.map((post) => post.post_id),
    );
  },
  async remove(db, postIds) {
    await db.deleteFrom('fm_post_words').where(db.dialect.anyOf('post_id', postIds)).execute();
    touchAll(db, postIds);
  },
  async removeChannel(db, channelId) {
    await db
      .deleteFrom('fm_post_words')
      .where(sql<boolean>`tokens @@ ${tsqueryAny([channel(channelId)])}::tsquery`)
      .execute();
  },
  async tidy(db) {
    await sql`select gin_clean_pending_list('idx_fm_post_words_tokens'::regclass)`.execute(db);
    // How a search is best done depends on how common its words are.
    await sql`analyze fm_post_words`.execute(db);
  },
  find: findPosts,
  read: readPosts,
};
