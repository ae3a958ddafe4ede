import type { PostRow } from '@foremast/store/queries/posts';

/** What an ETag of a list is made of: the first of it, and the one that changed last. */
export function listTag(rows: readonly PostRow[]): [string, string, number] {
  const [first] = rows;
  if (!first) return ['', '', 0];
  const last = rows.reduce((newest, row) => (row.update_at > newest.update_at ? row : newest), first);
  return [first.id, last.id, last.update_at];
}
