import type { Ctx } from '@foremast/kernel/context';
import { guardedFetch } from '../net/guarded-fetch.ts';

const TIMEOUT_MS = 5_000;

export interface PushAck {
  readonly id: string;
  readonly received_at: number;
  readonly platform: string;
  readonly type: string;
  readonly post_id: string;
  readonly is_id_loaded: boolean;
}

/** Tells the push proxy that a device got a message; false when the proxy did not take it. */
export async function forwardAck(ctx: Ctx, ack: PushAck): Promise<boolean> {
  const server = ctx.config.EmailSettings.PushNotificationServer.replace(/\/+$/, '');
  const { id, received_at: client_received_at, platform: client_platform, type: notification_type } = ack;
  return guardedFetch(ctx.config, `${server}/api/v1/ack`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, client_received_at, client_platform, notification_type }),
    timeoutMs: TIMEOUT_MS,
    mayBePrivate: true,
  }).then(
    (response) => response.ok,
    () => false,
  );
}
