import type { Settings } from '@foremast/kernel/config/settings';
import { type LinkMetadataRow, linkMetadataOf } from '@foremast/store/queries/link-metadata';
import type { PostRow } from '@foremast/store/queries/posts';
import type { Db } from '@foremast/store/store';
import type { PostMetadata } from '@foremast/wire/models/post';
import { hourOf, linkHash } from './link-hash.ts';
import { type LookedAt, linksOfPost } from './links-of-post.ts';
import type { LinkFind, PostImage } from './look-at-link.ts';
import type { OpenGraph } from './open-graph.ts';

type Embed = NonNullable<PostMetadata['embeds']>[number];

/** What a message shows of its links. */
export interface LinkView {
  readonly embed?: Embed;
  readonly images?: Readonly<Record<string, PostImage>>;
}

/** The addresses of the pictures of a page. */
export const picturesOf = (page: OpenGraph): string[] => (page.images ?? []).flatMap(({ secure_url, url }) => secure_url || url || []);

export type Finds = (url: string, at: number) => LinkFind | undefined;

/** What is known behind these addresses, each in the hour of its message. */
export async function findsFor(db: Db, wanted: readonly (readonly [url: string, at: number])[]): Promise<Finds> {
  const rows: ReadonlyMap<number, LinkMetadataRow> =
    wanted.length === 0
      ? new Map()
      : await linkMetadataOf(
          db,
          wanted.map(([url, at]) => linkHash(url, hourOf(at))),
        );
  return (url, at) => {
    const row = rows.get(linkHash(url, hourOf(at)));
    return row?.url === url ? (row as unknown as LinkFind) : undefined;
  };
}

const addressesOf = ({ first, images }: LookedAt): string[] => [...(first === undefined ? [] : [first]), ...images];

function viewOf({ first, images }: LookedAt, at: number, finds: Finds, pictures: Finds): LinkView {
  const find = first === undefined ? undefined : finds(first, at);
  const sized: Record<string, PostImage> = {};
  const add = (url: string, found: LinkFind | undefined) => {
    if (found?.type === 'image') sized[url] = found.data;
  };
  for (const url of images) add(url, finds(url, at));
  if (first !== undefined) add(first, find);
  if (find?.type === 'opengraph') for (const url of picturesOf(find.data)) add(url, pictures(url, at));
  return {
    ...(first === undefined ? {} : { embed: embedOf(first, find) }),
    ...(Object.keys(sized).length === 0 ? {} : { images: sized }),
  };
}

function embedOf(url: string, find: LinkFind | undefined): Embed {
  if (find?.type === 'opengraph') return { type: 'opengraph', url, data: find.data };
  return { type: find?.type === 'image' ? 'image' : 'link', url };
}

const NOTHING: LinkView = {};

type ViewedPost = Pick<PostRow, 'id' | 'create_at' | 'message' | 'props' | 'type'>;

/** What messages show of their links: at most two queries for all of them, and none where nobody links. */
export async function linkViews<Row extends ViewedPost>(db: Db, settings: Settings, rows: readonly Row[]): Promise<(row: Row) => LinkView> {
  const links = new Map(rows.map((row) => [row.id, linksOfPost(settings, row)]));
  const wanted = rows.flatMap((row) => addressesOf(links.get(row.id) as LookedAt).map((url) => [url, row.create_at] as const));
  if (wanted.length === 0) return () => NOTHING;
  const finds = await findsFor(db, wanted);
  const ofPages = wanted.flatMap(([url, at]) => {
    const find = finds(url, at);
    return find?.type === 'opengraph' ? picturesOf(find.data).map((picture) => [picture, at] as const) : [];
  });
  const pictures = await findsFor(db, ofPages);
  return (row) => viewOf(links.get(row.id) as LookedAt, row.create_at, finds, pictures);
}

/** The addresses of a message behind which nobody has looked in its hour. */
export async function unknownLinks(db: Db, settings: Settings, post: Parameters<typeof linksOfPost>[1], at: number): Promise<string[]> {
  const wanted = addressesOf(linksOfPost(settings, post));
  const finds = await findsFor(
    db,
    wanted.map((url) => [url, at] as const),
  );
  return [...new Set(wanted)].filter((url) => finds(url, at) === undefined);
}
