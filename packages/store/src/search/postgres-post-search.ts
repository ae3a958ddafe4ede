import { sql } from 'kysely';
import { ONCE } from '../dialect/once.ts';
import type { Db } from '../store.ts';
import type { IndexedPost, PostQuery, PostSearch } from './post-search.ts';
import { tsqueryAny, tsqueryOf, tsvectorText } from './tsquery.ts';

// Words hold letters and digits only, so that a sign before it tells a tag, an author or a channel from a word.
const tag = (token: string) => `#${token}`;
const author = (id: string) => `@${id}`;
const channel = (id: string) => `~${id}`;

const vectorOf = ({ tokens, tagTokens, user_id, channel_id }: IndexedPost): string =>
  tsvectorText(tokens, [...new Set(tagTokens.map(tag)), author(user_id), channel(channel_id)]);

/** All but the channels, which are many, and the dates; undefined where the words' index cannot help. */
function matching({ words, anyWord, notWords, tags, authors, notAuthors, channels, channelsAreFew }: PostQuery): string | undefined {
  const joint = anyWord ? '|' : '&';
  const tagTerms = tags.map(({ token, prefix }) => ({ tokens: [tag(token)], prefix }));
  const text = [...(words.length > 0 ? [tsqueryOf(words, joint)] : []), ...(tags.length > 0 ? [tsqueryOf(tagTerms, joint)] : [])].join(' | ');
  const wanted = [
    ...(text ? [`(${text})`] : []),
    ...(authors ? [tsqueryAny(authors.map(author))] : []),
    ...(channelsAreFew ? [tsqueryAny(channels.map(channel))] : []),
  ];
  const unwanted = [
    ...(notWords.length > 0 ? [`!${tsqueryOf(notWords, '|', false)}`] : []),
    ...(notAuthors.length > 0 ? [`!${tsqueryAny(notAuthors.map(author))}`] : []),
  ];
  return wanted.length + unwanted.length > 0 ? [...wanted, ...unwanted].join(' & ') : undefined;
}

/** The plan depends on how common the words are, so that it is made for each search anew. */
function found(db: Db, query: PostQuery) {
  const match = matching(query);
  let rows = db.selectFrom('fm_post_words').modifyFront(ONCE).select(['post_id', 'create_at']).where(db.dialect.anyOf('channel_id', query.channels));
  if (match !== undefined) rows = rows.where(sql<boolean>`tokens @@ ${match}::tsquery`);
  if (query.among) rows = rows.where(db.dialect.anyOf('post_id', query.among));
  for (const { from, until } of query.within) rows = rows.where('create_at', '>=', from).where('create_at', '<', until);
  for (const { from, until } of query.outside) rows = rows.where((eb) => eb.or([eb('create_at', '<', from), eb('create_at', '>=', until)]));
  return rows.orderBy('create_at', 'desc').orderBy('post_id').limit(query.limit);
}

/** A table of our own beside the original's indexes: it has what the searches of all engines have in common. */
export const postgresPostSearch: PostSearch = {
  async index(db, posts) {
    if (posts.length === 0) return;
    await sql`insert into fm_post_words (post_id, create_at, channel_id, tokens)
      select post_id, create_at, channel_id, tokens::tsvector
      from unnest(${posts.map((p) => p.post_id)}::text[], ${posts.map((p) => p.create_at)}::bigint[], ${posts.map((p) => p.channel_id)}::text[],
        ${posts.map(vectorOf)}::text[]) as listed(post_id, create_at, channel_id, tokens)
      on conflict (post_id) do nothing`.execute(db);
  },
  async remove(db, postIds) {
    await db.deleteFrom('fm_post_words').where(db.dialect.anyOf('post_id', postIds)).execute();
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
  async find(db, query) {
    return (await found(db, query).execute()).map((row) => row.post_id);
  },
};
