import type { Ctx } from '@foremast/kernel/context';
import { readReceipts } from '@foremast/store/queries/burn-on-read';
import type { PostRow } from '@foremast/store/queries/posts';

/** Without the vanishing messages that are over for the caller. */
export async function withoutBurned(ctx: Ctx, rows: readonly PostRow[]): Promise<readonly PostRow[]> {
  const vanishing = rows.filter((row) => row.type === 'burn_on_read');
  if (vanishing.length === 0) return rows;
  const now = ctx.now();
  const receipts = await readReceipts(
    ctx.db,
    vanishing.map((row) => row.id),
  );
  const over = new Set(receipts.filter((r) => r.user_id === ctx.userId && r.expire_at <= now).map((r) => r.post_id));
  return rows.filter((row) => !over.has(row.id));
}
