import type { Ctx } from '@foremast/kernel/context';
import { type DeviceSession, giveUpDevice } from '@foremast/store/queries/notification-facts';
import { type PushBody, sendPush } from './send-push.ts';

const AT_ONCE = 8;

export interface PhoneMessage {
  readonly session: DeviceSession;
  readonly body: PushBody;
}

async function tellPhone(ctx: Ctx, { session, body }: PhoneMessage): Promise<void> {
  const outcome = await sendPush(ctx, session.device_id, body);
  if (outcome === 'REMOVE') await ctx.tx((tx) => giveUpDevice(tx.db, session));
  if (outcome === 'FAIL' || outcome === 'unknown') ctx.app.log.write('warn', 'a push message was not taken', { user_id: session.user_id, outcome });
}

/** Hands all of them to the push proxy, a few at a time. What it does not take is not tried again: it would come too late. */
export async function tellPhones(ctx: Ctx, messages: readonly PhoneMessage[]): Promise<void> {
  const waiting = [...messages];
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await tellPhone(ctx, next);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, one));
}
