import type { Ctx, Tx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { idOf } from '@foremast/kernel/id';
import { countPost } from '@foremast/store/queries/post-counters';
import { insertPost, type PostRow, postsByIds } from '@foremast/store/queries/posts';
import { saveReaction } from '@foremast/store/queries/reactions';
import { addReply } from '@foremast/store/queries/threads';
import type { UserRow } from '@foremast/store/queries/users';
import { isSystemEmoji } from '@foremast/wire/emoji/system-emoji';
import { JOIN_LEAVE } from '../channels/membership.ts';
import { attachFiles } from '../files/attach-files.ts';
import { hashtags } from '../posts/hashtags.ts';
import { MAX_MESSAGE } from '../posts/validate-post.ts';
import { indexPost } from '../search/index-post.ts';
import { importFile } from './import-file.ts';
import type { Place } from './import-places.ts';
import { pieces } from './message-text.ts';
import { type LeftOut, type ReadMessage, readMessage, type SlackDictionary } from './read-message.ts';
import type { SlackImport } from './slack-import.ts';
import { readable, SlackPost } from './slack-models.ts';

const AT_ONCE = 100;

export interface MessageImport extends SlackImport {
  readonly dictionary: SlackDictionary;
  /** Entries with the bytes of files, by the files' ids. */
  readonly uploads: ReadonlyMap<string, string>;
  /** In whose name programs speak; made when the first one does. */
  bot(): Promise<UserRow>;
  readonly counts: { messages: number; files: number } & Record<LeftOut, number>;
}

/** The same message has the same id whenever it is brought over: none comes twice. */
const postId = ({ team }: SlackImport, { slackId }: Place, ts: string, piece = 0): string => idOf(`slack ${team.id} ${slackId} ${ts} ${piece}`);

interface NewRow {
  readonly row: PostRow;
  readonly from: ReadMessage;
  /** The first of its pieces: what hangs on the message hangs on it. */
  readonly first: boolean;
}

async function rowsOf(ctx: Ctx, all: MessageImport, place: Place, from: ReadMessage): Promise<NewRow[]> {
  const author = from.author ?? (await all.bot());
  const root = from.threadTs === '' ? '' : postId(all, place, from.threadTs);
  return pieces(from.message, MAX_MESSAGE).map((message, i) => ({
    from,
    first: i === 0,
    row: {
      id: postId(all, place, from.ts, i),
      create_at: from.at + i,
      update_at: from.at + i,
      edit_at: 0,
      delete_at: 0,
      is_pinned: false,
      user_id: author.id,
      channel_id: place.channel.id,
      root_id: i > 0 && root === '' ? postId(all, place, from.ts) : root,
      original_id: '',
      message,
      type: from.type,
      props: from.props,
      hashtags: hashtags(message, ctx.config.ServiceSettings.MinimumHashtagLength),
      file_ids: '[]',
      has_reactions: false,
      remote_id: '',
    },
  }));
}

/** What is here already stays; a reply whose beginning is nowhere stands for itself. */
async function withoutKnown(ctx: Ctx, rows: readonly NewRow[]): Promise<NewRow[]> {
  const ids = [...new Set(rows.flatMap(({ row }) => [row.id, row.root_id]))].filter((id) => id !== '');
  const there = new Set((await postsByIds(ctx.db, ids)).map((post) => post.id));
  const placed = new Set(there);
  return rows.flatMap((one) => {
    if (placed.has(one.row.id)) return [];
    placed.add(one.row.id);
    return [placed.has(one.row.root_id) ? one : { ...one, row: { ...one.row, root_id: '' } }];
  });
}

async function insert(tx: Tx, { row, from, first }: NewRow, fileIds: readonly string[], place: Place): Promise<void> {
  const reactions = first ? from.reactions.filter(({ name }) => isSystemEmoji(name)) : [];
  const attached = await attachFiles(tx, row, fileIds);
  await insertPost(tx.db, { ...row, file_ids: JSON.stringify(attached), has_reactions: reactions.length > 0 });
  await indexPost(tx, row);
  for (const { name, user } of reactions)
    await saveReaction(tx.db, {
      user_id: user.id,
      post_id: row.id,
      emoji_name: name,
      create_at: row.create_at,
      update_at: row.create_at,
      delete_at: 0,
      remote_id: '',
      channel_id: row.channel_id,
    });
  if (row.root_id !== '')
    await addReply(tx.db, {
      root_id: row.root_id,
      channel_id: row.channel_id,
      team_id: place.channel.team_id,
      user_id: row.user_id,
      at: row.create_at,
    });
}

async function count(tx: Tx, rows: readonly NewRow[], channelId: string): Promise<void> {
  const counted = rows.filter(({ row }) => !JOIN_LEAVE.has(row.type));
  const roots = rows.filter(({ row }) => row.root_id === '');
  const latest = (some: readonly NewRow[]) => some.reduce((at, { row }) => Math.max(at, row.create_at), 0);
  const sum = { messages: counted.length, roots: counted.filter(({ row }) => row.root_id === '').length };
  await countPost(tx.db, { channelId, at: latest(rows), rootAt: latest(roots), ...sum });
}

async function importBatch(ctx: Ctx, all: MessageImport, place: Place, batch: readonly ReadMessage[]): Promise<void> {
  const rows: NewRow[] = [];
  for (const message of batch) rows.push(...(await rowsOf(ctx, all, place, message)));
  const fresh = await withoutKnown(ctx, rows);
  if (fresh.length === 0) return;
  const files = new Map<string, string[]>();
  for (const { row, from, first } of fresh) {
    if (!first) continue;
    const ids: string[] = [];
    for (const slackId of from.fileIds) {
      const id = await importFile(ctx, all, slackId, { userId: row.user_id, channelId: row.channel_id });
      if (id) ids.push(id);
    }
    if (ids.length > 0) files.set(row.id, ids);
    all.counts.files += ids.length;
  }
  await ctx.tx(async (tx) => {
    for (const one of fresh) await insert(tx, one, files.get(one.row.id) ?? [], place);
    await count(tx, fresh, place.channel.id);
  });
  all.counts.messages += fresh.filter((one) => one.first).length;
}

/** The messages of one channel, day by day; nobody is told or notified of them. `tick` is called after each day. */
export async function importMessages(ctx: Ctx, all: MessageImport, place: Place, tick: () => Promise<void>): Promise<void> {
  for (const name of all.archive.namesIn(place.folder).filter((file) => file.endsWith('.json'))) {
    const day = await all.archive.list(name);
    if (!day) all.report.say('notes', `${name} could not be read.`);
    const posts = readable(SlackPost, day ?? []).sort((a, b) => slackOrder(a.ts) - slackOrder(b.ts));
    const messages: ReadMessage[] = [];
    for (const post of posts) {
      const read = readMessage(post, all.dictionary);
      if (typeof read === 'string') all.counts[read]++;
      else messages.push(read);
    }
    for (let at = 0; at < messages.length; at += AT_ONCE) {
      try {
        await importBatch(ctx, all, place, messages.slice(at, at + AT_ONCE));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        all.report.say('notes', `Some messages of ${name} could not be brought over.`);
      }
    }
    await tick();
  }
}

const slackOrder = (ts: string): number => Number.parseFloat(ts) || 0;
