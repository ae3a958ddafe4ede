import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { orphansOf, relations } from '@foremast/store/queries/integrity';
import type { Db, Store } from '@foremast/store/store';
import { type World, type Written, word } from './world.ts';

/** What was ordinary at the beginning, before anybody worked: system messages do not count in every counter. */
export interface Baseline {
  readonly uncounted: ReadonlyMap<string, number>;
  /** Of the silent one, by channel. */
  readonly mentions: ReadonlyMap<string, number>;
}

interface PostRow {
  readonly id: string;
  readonly channel: string;
  readonly root: string;
  readonly message: string;
  readonly type: string;
  readonly deleted: boolean;
  readonly at: number;
}

/** All messages, without earlier versions of edited ones. */
async function allPosts(db: Db): Promise<PostRow[]> {
  const rows = await db
    .selectFrom('posts')
    .select(['id', 'channelid', 'rootid', 'message', 'type', 'deleteat', 'createat'])
    .where((eb) => eb.or([eb('originalid', '=', ''), eb('originalid', 'is', null)]))
    .execute();
  return rows.map((row) => ({
    id: row.id,
    channel: row.channelid ?? '',
    root: row.rootid ?? '',
    message: row.message ?? '',
    type: row.type ?? '',
    deleted: row.deleteat !== 0,
    at: row.createat ?? 0,
  }));
}

const countsOf = (db: Db) => db.selectFrom('channels').select(['id', 'totalmsgcount', 'totalmsgcountroot', 'lastpostat']).execute();

export async function baselineOf(store: Store, world: World): Promise<Baseline> {
  const posts = await allPosts(store.db);
  const uncounted = new Map<string, number>();
  for (const { id, totalmsgcount } of await countsOf(store.db)) {
    if (world.channels.includes(id)) uncounted.set(id, posts.filter((post) => post.channel === id).length - Number(totalmsgcount));
  }
  const members = await store.db.selectFrom('channelmembers').select(['channelid', 'mentioncount']).where('userid', '=', world.silent.id).execute();
  return { uncounted, mentions: new Map(members.map((row) => [row.channelid, Number(row.mentioncount)])) };
}

const some = <T>(list: readonly T[], most: number): T[] => list.toSorted(() => Math.random() - 0.5).slice(0, most);

function checkPosts(posts: readonly PostRow[], { ledger }: World): string[] {
  const wrong: string[] = [];
  const byId = Map.groupBy(posts, (post) => post.id);
  const byMessage = Map.groupBy(
    posts.filter((post) => post.type === ''),
    (post) => post.message,
  );
  for (const [id, written] of ledger.posts) {
    const [row, second] = byId.get(id) ?? [];
    if (!row || second) wrong.push(`message ${id} is there ${row ? 'twice' : 'no more'}`);
    else if (row.deleted ? written.deleted === 'no' : written.deleted === 'yes') wrong.push(`message ${id} is ${row.deleted ? '' : 'not '}deleted`);
    else if (!row.deleted && !written.messages.includes(row.message)) wrong.push(`message ${id} is ${row.message}, not ${written.messages}`);
    else if (written.deleted !== 'perhaps' && !row.deleted) written.messages = [row.message];
    if (row && written.deleted === 'perhaps') written.deleted = row.deleted ? 'yes' : 'no';
  }
  for (const message of [...ledger.unanswered, ...ledger.scheduled.keys()]) {
    const count = byMessage.get(message)?.length ?? 0;
    if (count > 1) wrong.push(`"${message}" was written ${count} times`);
  }
  return wrong;
}

/** All at one instant: a server that runs goes on with what it was asked for. */
const seenIn = (store: Store, { silent }: World) =>
  store.snapshot(async (db) => ({
    posts: await allPosts(db),
    channels: await countsOf(db),
    mentions: await db.selectFrom('channelmembers').select(['channelid', 'mentioncount']).where('userid', '=', silent.id).execute(),
    threads: await db.selectFrom('threads').select(['postid', 'replycount']).execute(),
  }));
type Seen = Awaited<ReturnType<typeof seenIn>>;

function checkCounters({ posts, channels, mentions, threads }: Seen, { channels: ours, silent }: World, before: Baseline): string[] {
  const wrong: string[] = [];
  const expect = (what: string, is: unknown, recount: number) => {
    if (Number(is) !== recount) wrong.push(`${what} is ${is}, counted again ${recount}`);
  };
  for (const row of channels) {
    if (!ours.includes(row.id)) continue;
    const here = posts.filter((post) => post.channel === row.id);
    const less = before.uncounted.get(row.id) ?? 0;
    expect(`total_msg_count of ${row.id}`, row.totalmsgcount, here.length - less);
    expect(`total_msg_count_root of ${row.id}`, row.totalmsgcountroot, here.filter((post) => post.root === '').length - less);
    expect(`last_post_at of ${row.id}`, row.lastpostat, Math.max(...here.map((post) => post.at)));
    const called = here.filter((post) => post.type === '' && post.message.includes(`@${silent.username}`)).length;
    const count = mentions.find(({ channelid }) => channelid === row.id)?.mentioncount;
    expect(`mention_count of ${silent.username} in ${row.id}`, count, (before.mentions.get(row.id) ?? 0) + called);
  }
  const replies = Map.groupBy(
    posts.filter((post) => post.root !== '' && !post.deleted),
    (post) => post.root,
  );
  const roots = new Map(posts.map((post) => [post.id, post]));
  for (const { postid, replycount } of threads)
    if (roots.get(postid)?.deleted === false) expect(`reply_count of ${postid}`, replycount, replies.get(postid)?.length ?? 0);
  return wrong;
}

async function checkSearch({ admin, team, ledger }: World): Promise<string[]> {
  const wrong: string[] = [];
  const ask = async (terms: string): Promise<string[]> =>
    (await admin.must('POST', `/teams/${team}/posts/search`, { terms, is_or_search: false })).order;
  /** By the word that only this message has, and by it and the next one in a row. */
  const found = async (message: string): Promise<string[]> => {
    const [first = '', second = '@'] = message.split(' ');
    const [alone, inRow] = [await ask(first), second.startsWith('@') ? undefined : await ask(`"${first} ${second}"`)];
    if (inRow && inRow.join() !== alone.join()) wrong.push(`search for "${message}" finds ${alone.join()}, in a row ${inRow.join()}`);
    return alone;
  };
  const all = [...ledger.posts.values()];
  for (const post of some(
    all.filter(({ deleted, messages }) => deleted === 'no' && messages.length === 1),
    8,
  )) {
    const order = await found(post.messages[0] ?? '');
    if (order.length !== 1 || order[0] !== post.id) wrong.push(`search for message ${post.id} finds ${JSON.stringify(order)}`);
  }
  for (const post of some(
    all.filter(({ deleted }) => deleted === 'yes'),
    4,
  )) {
    const order = await found(post.messages[0] ?? '');
    if (order.length > 0) wrong.push(`search finds the deleted message ${post.id}`);
  }
  if ((await found(word())).length > 0) wrong.push('search finds what nobody wrote');
  return wrong;
}

async function checkFiles({ admin, ledger }: World): Promise<string[]> {
  const wrong: string[] = [];
  const withFile = [...ledger.posts.values()].filter(
    (post): post is Written & { file: NonNullable<Written['file']> } => post.file !== undefined && post.deleted === 'no',
  );
  for (const { id, file } of some(withFile, 8)) {
    const answer = await admin.ask('GET', `/files/${file.id}`);
    if (answer?.status !== 200 || answer.body !== file.text)
      wrong.push(`the file of message ${id} is ${answer?.status} ${JSON.stringify(answer?.body)}`);
  }
  return wrong;
}

async function checkRows(store: Store): Promise<string[]> {
  const wrong: string[] = [];
  for (const relation of relations)
    for (const orphan of await orphansOf(store.db, relation, 5))
      wrong.push(`${relation.child} without its ${relation.parent}: ${JSON.stringify(orphan)}`);
  return wrong;
}

/** Everything that must hold after each restart; what is wrong, in words. */
export async function checkWorld(store: Store, world: World, baseline: Baseline): Promise<string[]> {
  const seen = await seenIn(store, world);
  return [
    ...checkPosts(seen.posts, world),
    ...checkCounters(seen, world, baseline),
    ...(await checkSearch(world)),
    ...(await checkFiles(world)),
    ...(await checkRows(store)),
  ];
}

/** What takes its time: jobs that were broken off are done by somebody, and scheduled messages are sent, once. */
export async function checkSettled(store: Store, { admin, ledger }: World, patienceMs: number): Promise<string[]> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const wrong: string[] = [];
    for (const id of ledger.jobs) {
      const { status } = await admin.must('GET', `/jobs/${id}`);
      if (status === 'success') continue;
      const runs = await store.db.selectFrom('fm_jobs').select(['status', 'attempts', 'last_error']).where('key', '=', id).execute();
      wrong.push(`job ${id} is ${status}; its runs: ${JSON.stringify(runs)}`);
    }
    const byMessage = Map.groupBy(await allPosts(store.db), (post) => post.message);
    for (const [message, certain] of ledger.scheduled) {
      const count = byMessage.get(message)?.length ?? 0;
      if (count > 1 || (count === 0 && certain === 'yes')) wrong.push(`the scheduled "${message}" was written ${count} times`);
    }
    if (wrong.length === 0 || Date.now() > deadline) return wrong;
    await Bun.sleep(250);
  }
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/** Every row has its file, and in the folders of the channels every file has a row. */
export async function checkFolder(store: Store, folder: string): Promise<string[]> {
  const wrong: string[] = [];
  const rows = await store.db.selectFrom('fileinfo').select(['id', 'path']).execute();
  for (const { id, path } of rows)
    if (!(await stat(join(folder, path ?? '')).catch(() => undefined))) wrong.push(`file ${id} has a row and no bytes`);
  const known = new Set(rows.map(({ path }) => join(folder, path ?? '')));
  for (const name of await readdir(folder).catch(() => []))
    if (/^\d{8}$/.test(name))
      for await (const path of filesBelow(join(folder, name))) if (!known.has(path)) wrong.push(`nobody knows the file ${path.slice(folder.length)}`);
  return wrong;
}
