import type { Ctx } from '@foremast/kernel/context';
import { hiddenContents, readReceipts } from '@foremast/store/queries/burn-on-read';

interface OfPost {
  readonly post_id?: string;
  readonly user_id: string;
}

/** Without the files of vanishing messages that the caller has not revealed, or whose time is over for the caller. */
export async function withoutHidden<F extends OfPost>(ctx: Ctx, files: readonly F[]): Promise<F[]> {
  const postIds = [...new Set(files.filter((file) => file.user_id !== ctx.userId).flatMap((file) => file.post_id || []))];
  const vanishing = await hiddenContents(ctx.db, postIds);
  if (vanishing.size === 0) return [...files];
  const receipts = await readReceipts(ctx.db, [...vanishing.keys()]);
  const now = ctx.now();
  const revealed = new Set(receipts.filter((r) => r.user_id === ctx.userId && r.expire_at > now).map((r) => r.post_id));
  return files.filter(({ post_id = '', user_id }) => user_id === ctx.userId || !vanishing.has(post_id) || revealed.has(post_id));
}

interface Found<F extends OfPost> {
  readonly order: readonly string[];
  readonly file_infos: Readonly<Record<string, F>>;
}

/** The same for what a search has found. */
export async function foundWithoutHidden<F extends OfPost & { readonly id: string }, L extends Found<F>>(ctx: Ctx, list: L): Promise<L> {
  const shown = await withoutHidden(ctx, Object.values(list.file_infos));
  if (shown.length === list.order.length) return list;
  const file_infos = Object.fromEntries(shown.map((file) => [file.id, file]));
  return { ...list, order: list.order.filter((id) => id in file_infos), file_infos };
}
