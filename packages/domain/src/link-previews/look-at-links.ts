import type { Ctx, Tx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { saveLinkMetadata } from '@foremast/store/queries/link-metadata';
import { findPost, type PostRow } from '@foremast/store/queries/posts';
import { Id, t } from '@foremast/wire/scalars';
import { tellEdited } from '../posts/tell-edited.ts';
import { hourOf, linkHash } from './link-hash.ts';
import { findsFor, picturesOf, unknownLinks } from './link-views.ts';
import { type LinkingPost, mayBeLookedAt } from './links-of-post.ts';
import { type LinkFind, lookAtLink } from './look-at-link.ts';

/** How long somebody who sends a message waits for what is behind its links; after that a job looks. */
const PATIENCE_MS = 800;
const AT_ONCE = 4;

/** Who looks at an address already is waited for. */
const looking = new Map<string, Promise<LinkFind | undefined>>();

function look(ctx: Ctx, url: string, until: number, patient: boolean): Promise<LinkFind | undefined> {
  const timeoutMs = Math.max(Math.min(until - Date.now(), ctx.config.ExperimentalSettings.LinkMetadataTimeoutMilliseconds), 1);
  const key = `${patient} ${url}`;
  const running = looking.get(key);
  if (running) return running;
  const found = lookAtLink(ctx.config, url, timeoutMs).finally(() => looking.delete(key));
  looking.set(key, found);
  return found;
}

/** Looks behind addresses, a few at a time, and keeps what is there; `late` where time ran out. */
export async function lookAndKeep(ctx: Ctx, urls: readonly string[], at: number, until: number, late?: LinkFind): Promise<LinkFind[]> {
  const waiting = [...urls];
  const found: [string, LinkFind][] = [];
  const one = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      const find = (await look(ctx, url, until, late !== undefined)) ?? late;
      if (find) found.push([url, find]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, urls.length) }, one));
  const timestamp = hourOf(at);
  const rows = found.map(([url, find]) => ({ hash: linkHash(url, timestamp), url, timestamp, ...find }));
  if (rows.length > 0) await ctx.tx((tx) => saveLinkMetadata(tx.db, rows));
  return found.map(([, find]) => find);
}

/** Answers whether anything is there. Of the pages among them, their pictures too: clients leave room for a picture by its size. */
async function lookAtAll(ctx: Ctx, urls: readonly string[], at: number, until: number, late?: LinkFind): Promise<boolean> {
  const finds = await lookAndKeep(ctx, urls, at, until, late);
  const pictures = finds.flatMap((find) => (find.type === 'opengraph' ? picturesOf(find.data) : []));
  const known = await findsFor(
    ctx.db,
    pictures.map((url) => [url, at] as const),
  );
  const fresh = [...new Set(pictures)].filter((url) => mayBeLookedAt(ctx.config, url) && known(url, at) === undefined);
  await lookAndKeep(ctx, fresh, at, until, late);
  return finds.some((find) => find.type !== 'none');
}

/** A message is about to be written: what answers at once is in its first preview already. */
export async function lookAhead(ctx: Ctx, post: LinkingPost, at: number): Promise<void> {
  const urls = await unknownLinks(ctx.db, ctx.config, post, at);
  if (urls.length > 0) await lookAtAll(ctx, urls, at, Date.now() + PATIENCE_MS);
}

/** Asks for a look at those links of a message behind which nobody has looked. */
export async function askToLook(tx: Tx, row: PostRow): Promise<void> {
  if ((await unknownLinks(tx.db, tx.config, row, row.create_at)).length > 0) await tx.enqueue(lookAtLinks, { post_id: row.id });
}

/** Looks behind the links of a message. When something is there, everybody in the channel gets the message again, unchanged but for its preview. */
export const lookAtLinks = job({
  name: 'look_at_links',
  input: t.Object({ post_id: Id }),
  key: ({ post_id }) => post_id,
  async run({ post_id }, ctx) {
    const post = await findPost(ctx.db, post_id);
    if (!post) return;
    const urls = await unknownLinks(ctx.db, ctx.config, post, post.create_at);
    const nothing: LinkFind = { type: 'none', data: null };
    const until = Date.now() + ctx.config.ExperimentalSettings.LinkMetadataTimeoutMilliseconds * 2;
    if (urls.length === 0 || !(await lookAtAll(ctx, urls, post.create_at, until, nothing))) return;
    await ctx.tx(async (tx) => {
      const row = await findPost(tx.db, post_id);
      if (row) await tellEdited(tx, row);
    });
  },
});
