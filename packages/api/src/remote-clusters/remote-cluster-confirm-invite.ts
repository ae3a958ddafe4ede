import { confirmInvite } from '@foremast/domain/remote-clusters/confirm-invite';
import { incomingFrame } from '@foremast/domain/remote-clusters/incoming-frame';
import { decodeBody, WrongShape } from '@foremast/kernel/decode';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { RemoteInvite } from '@foremast/wire/models/remote-cluster';
import { DONE, RemoteResponse } from '@foremast/wire/models/remote-response';
import { t } from '@foremast/wire/scalars';

export const remoteClusterConfirmInvite = operation({
  id: 'RemoteClusterConfirmInvite',
  method: 'POST',
  path: '/api/v4/remotecluster/confirm_invite',
  summary: 'The server that was invited says where it is, and by what token it may be spoken to.',
  body: t.Unknown(),
  rawBody: true,
  response: RemoteResponse,
  permission: 'public',
  async handle(_, ctx) {
    const { remote, msg } = await incomingFrame(ctx);
    try {
      await confirmInvite(ctx, remote, decodeBody(RemoteInvite, msg.payload));
      return DONE;
    } catch (error) {
      throw error instanceof WrongShape ? invalidBody('msg.payload') : error;
    }
  },
});
