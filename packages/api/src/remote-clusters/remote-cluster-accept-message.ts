import { incomingFrame } from '@foremast/domain/remote-clusters/incoming-frame';
import { receiveMessage } from '@foremast/domain/shared-channels/receive/receive-message';
import { operation } from '@foremast/kernel/operation';
import { RemoteResponse } from '@foremast/wire/models/remote-response';
import { t } from '@foremast/wire/scalars';

// A message that is refused is still answered with 200: the reason is in `err`.
export const remoteClusterAcceptMessage = operation({
  id: 'RemoteClusterAcceptMessage',
  method: 'POST',
  path: '/api/v4/remotecluster/msg',
  summary: 'A message of a connected server: an invitation, what happened in a shared channel.',
  body: t.Unknown(),
  rawBody: true,
  response: RemoteResponse,
  permission: 'public',
  async handle(_, ctx) {
    const { remote, msg } = await incomingFrame(ctx);
    return receiveMessage(ctx, remote, msg);
  },
});
