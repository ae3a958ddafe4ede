import { getWebPushKey } from './get-web-push-key.ts';
import { getWebPushSubscriptions } from './get-web-push-subscriptions.ts';
import { subscribeWebPush } from './subscribe-web-push.ts';
import { unsubscribeWebPush } from './unsubscribe-web-push.ts';

export const webPush = [getWebPushKey, getWebPushSubscriptions, subscribeWebPush, unsubscribeWebPush];
