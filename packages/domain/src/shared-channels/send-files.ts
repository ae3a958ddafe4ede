import type { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { type FileRow, filesWithPlaces } from '@foremast/store/queries/files';
import type { RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import { filesSynced, saveFileSynced } from '@foremast/store/queries/shared-channel-traces';
import { type SyncMessage, UPLOAD_TOPIC } from '@foremast/wire/models/sync-message';
import { fileStore } from '../files/file-store.ts';
import { postToRemote, sendFrame } from '../remote-clusters/send-frame.ts';

const UPLOAD_TIMEOUT_MS = 120_000;

/** One file: the other server is told of it, then gets its bytes. It refuses what is too large for it. */
async function sendFile(ctx: Ctx, remote: RemoteClusterRow, channelId: string, file: FileRow): Promise<void> {
  const session = {
    id: newId(),
    type: 'attachment',
    create_at: ctx.now(),
    user_id: file.user_id,
    channel_id: channelId,
    filename: file.name,
    file_size: file.size,
    file_offset: 0,
    remote_id: remote.remote_id,
    req_file_id: file.id,
  };
  const answer = await sendFrame(ctx, remote, { path: 'msg', topic: UPLOAD_TOPIC, payload: session });
  const opened = answer?.payload as { id?: unknown } | undefined;
  if (answer?.status !== 'OK' || typeof opened?.id !== 'string') return;
  const bytes = await fileStore(ctx.app).get(file.path);
  if (!bytes) return;
  const body = bytes instanceof Blob ? await bytes.bytes() : bytes;
  const type = 'application/octet-stream';
  const arrived = await postToRemote(ctx, remote, `upload/${opened.id}`, body as Uint8Array<ArrayBuffer>, { type, timeoutMs: UPLOAD_TIMEOUT_MS });
  if (!arrived) return;
  await ctx.tx((tx) => saveFileSynced(tx.db, { id: newId(), fileId: file.id, remoteId: remote.remote_id, now: tx.now() }));
}

/** Files of messages go before the messages themselves. */
export async function sendFiles(ctx: Ctx, remote: RemoteClusterRow, { channel_id, posts }: SyncMessage): Promise<void> {
  const ids = posts.flatMap((post) => post.file_ids);
  const there = await filesSynced(ctx.db, remote.remote_id, ids);
  const files = await filesWithPlaces(
    ctx.db,
    ids.filter((id) => !there.has(id)),
  );
  for (const file of files) await sendFile(ctx, remote, channel_id, file);
}
