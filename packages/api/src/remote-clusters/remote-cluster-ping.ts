import { incomingFrame } from '@foremast/domain/remote-clusters/incoming-frame';
import { heardOf } from '@foremast/domain/remote-clusters/ping';
import { decodeBody, WrongShape } from '@foremast/kernel/decode';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { RemotePing } from '@foremast/wire/models/remote-cluster';
import { t } from '@foremast/wire/scalars';

export const remoteClusterPing = operation({
  id: 'RemoteClusterPing',
  method: 'POST',
  path: '/api/v4/remotecluster/ping',
  summary: 'A connected server asks whether this one is there.',
  body: t.Unknown(),
  rawBody: true,
  response: RemotePing,
  permission: 'public',
  async handle(_, ctx) {
    const { remote, msg } = await incomingFrame(ctx);
    try {
      const { sent_at } = decodeBody(RemotePing, msg.payload);
      if (sent_at === 0) throw invalidBody('msg.payload');
      await heardOf(ctx, remote);
      return { sent_at, recv_at: ctx.now() };
    } catch (error) {
      throw error instanceof WrongShape ? invalidBody('msg.payload') : error;
    }
  },
});
