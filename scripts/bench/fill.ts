import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { indexedPost } from '@foremast/domain/search/indexed';
import { openApp } from '@foremast/jobs/open-app';
import { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { insertPost, type PostRow } from '@foremast/store/queries/posts';
import { sql } from 'kysely';

const help = `bun scripts/bench/fill.ts --data FOLDER [--posts N]

Writes more messages into a data set on SQLite that "bun run bench --data FOLDER" made: N in all (1,000,000), by the authors and in the
channels of those that are there, with their texts, at instants between theirs. They go straight into the store, with their search
rows and the totals of their channels, in a tenth of the time that a server would take for them.`;

const { values: options } = parseArgs({
  options: { data: { type: 'string' }, posts: { type: 'string', default: '1000000' }, help: { type: 'boolean', default: false } },
});
if (options.help || !options.data) {
  console.log(help);
  process.exit(options.help ? 0 : 2);
}

const AT_ONCE = 2000;
const { app, close } = await openApp({
  env: { FOREMAST_DATA: resolve(options.data, 'server', 'data') },
  report: (error) => console.error(error),
});
const ctx = Ctx.system(app);
const { rows: samples } = await sql<Pick<PostRow, 'user_id' | 'channel_id' | 'message' | 'create_at'>>`
  select userid as user_id, channelid as channel_id, message, createat as create_at from posts where type = '' and deleteat = 0 and rootid = ''
`.execute(app.store.db);
const { rows } = await sql<{ count: number }>`select count(*) as count from posts`.execute(app.store.db);
const missing = Number(options.posts) - Number(rows[0]?.count ?? 0);

/** A message of one, with the text of another. */
function another(at: number): PostRow {
  const place = samples[at % samples.length] as (typeof samples)[number];
  const text = samples[(at * 7919 + 13) % samples.length] as (typeof samples)[number];
  const create_at = place.create_at + 1 + Math.floor(at / samples.length);
  const rest = { edit_at: 0, delete_at: 0, is_pinned: false, root_id: '', original_id: '', type: '', props: {}, hashtags: '', file_ids: '[]' };
  return { ...rest, ...place, id: newId(), create_at, update_at: create_at, message: text.message, has_reactions: false, remote_id: null };
}

for (let done = 0; done < missing; done += AT_ONCE) {
  const more = Array.from({ length: Math.min(AT_ONCE, missing - done) }, (_, at) => another(done + at));
  await ctx.tx(async (tx) => {
    for (const post of more) await insertPost(tx.db, post);
    await tx.db.dialect.postSearch.index(tx.db, more.map(indexedPost));
    for (const [channel, posts] of Map.groupBy(more, (post) => post.channel_id))
      await sql`update channels set totalmsgcount = totalmsgcount + ${posts.length}, totalmsgcountroot = totalmsgcountroot + ${posts.length} where id = ${channel}`.execute(
        tx.db,
      );
  });
  if (done % 50_000 === 0) console.log(`${done.toLocaleString('en')} of ${missing.toLocaleString('en')}`);
}
await ctx.tx(async (tx) => void (await sql`analyze`.execute(tx.db)));
await close();
