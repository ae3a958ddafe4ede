import { Ctx } from '@foremast/kernel/context';
import { decodeBody, WrongShape } from '@foremast/kernel/decode';
import { AppError } from '@foremast/kernel/error';
import type { RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import type { RemoteFrame } from '@foremast/wire/models/remote-cluster';
import { DONE, type RemoteResponse } from '@foremast/wire/models/remote-response';
import { ChannelInvite, INVITE_TOPIC, SYNC_TOPIC, SyncMessage, UPLOAD_TOPIC } from '@foremast/wire/models/sync-message';
import { UploadSession } from '@foremast/wire/models/upload-session';
import { receiveInvite } from './receive-invite.ts';
import { receiveSync } from './receive-sync.ts';
import { openRemoteUpload } from './receive-upload.ts';
import { refused } from './refusals.ts';

async function byTopic(ctx: Ctx, remote: RemoteClusterRow, { topic, payload }: RemoteFrame['msg']): Promise<RemoteResponse> {
  switch (topic) {
    case INVITE_TOPIC:
      return receiveInvite(ctx, remote, decodeBody(ChannelInvite, payload));
    case SYNC_TOPIC:
      return receiveSync(ctx, remote, decodeBody(SyncMessage, payload));
    case UPLOAD_TOPIC:
      return { ...DONE, payload: await openRemoteUpload(ctx, remote, decodeBody(UploadSession, payload)) };
    default:
      // What we do not take part in is no failure of the other side.
      return DONE;
  }
}

/** A message of another server, by its topic. It is carried out as the server itself: what the other may do is checked here, not by roles. */
export async function receiveMessage(ctx: Ctx, remote: RemoteClusterRow, msg: RemoteFrame['msg']): Promise<RemoteResponse> {
  if (!ctx.config.ConnectedWorkspacesSettings.EnableSharedChannels) return refused('shared channels are switched off');
  try {
    return await byTopic(Ctx.system(ctx.app), remote, msg);
  } catch (error) {
    if (error instanceof AppError) return refused(error.id);
    if (error instanceof WrongShape) return refused('malformed payload');
    throw error;
  }
}
