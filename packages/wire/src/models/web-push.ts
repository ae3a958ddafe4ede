import { Id, Millis, type Static, t } from '../scalars.ts';

/** A browser that is told of messages although no window is open. */
export const WebPushSubscription = t.Object({ id: Id, endpoint: t.String(), create_at: Millis });
export type WebPushSubscription = Static<typeof WebPushSubscription>;

/** As a browser's `PushSubscription` writes itself. */
export const WebPushRequest = t.Object({ endpoint: t.String(), keys: t.Object({ p256dh: t.String(), auth: t.String() }) });
