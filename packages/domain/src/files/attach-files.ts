import type { Tx } from '@foremast/kernel/context';
import { attachFiles as attach, filesElsewhere } from '@foremast/store/queries/post-files';
import { tellEngine } from '../search/engine/tell-engine.ts';

/** Those of the files that are the author's and belong to no message yet now belong to this one, and to its channel. Answers their ids. */
export async function attachFiles(tx: Tx, post: { id: string; channel_id: string; user_id: string }, ids: readonly string[]): Promise<string[]> {
  // What the engine knows of a file is where it is.
  const elsewhere = tx.app.startup.search ? await filesElsewhere(tx.db, ids, post.channel_id) : [];
  const attached = await attach(tx.db, post, ids);
  await tellEngine(
    tx,
    'file',
    elsewhere.filter((id) => attached.includes(id)),
  );
  return attached;
}
