import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { patchConfig } from '../system/patch-config.ts';
import { notifyAdmin } from './notify-admin.ts';
import { triggerNotifyAdminPosts } from './trigger-notify-admin-posts.ts';

const server = await startServer();
const person = await server.user();
const request = { trial_notification: false, required_plan: 'professional', required_feature: 'mattermost.feature.guest_accounts' };

test('a feature is asked for once, and administrators are told', async () => {
  expect((await person.call(notifyAdmin, { body: request })).body).toEqual({ status: 'OK' });
  expect(await person.call(notifyAdmin, { body: request })).toMatchObject({
    status: 403,
    body: { id: 'api.cloud.notify_admin_to_upgrade_error.already_notified' },
  });
  expect(await server.admin.call(triggerNotifyAdminPosts, { body: { trial_notification: false } })).toMatchObject({
    status: 403,
    body: { id: 'api.cloud.app_error' },
  });
  await server.admin.call(patchConfig, { body: { ServiceSettings: { EnableAPITriggerAdminNotifications: true } } });
  expect((await person.call(triggerNotifyAdminPosts, { body: { trial_notification: false } })).status).toBe(403);
  const socket = await server.admin.listen();
  expect((await server.admin.call(triggerNotifyAdminPosts, { body: { trial_notification: false } })).status).toBe(200);
  const post = JSON.parse(String((await socket.next('posted')).data.post));
  expect(post).toMatchObject({ type: 'custom_up_notification', props: { trial: false } });
  expect(post.props.requested_features[request.required_feature]).toMatchObject([{ user_id: person.id, required_plan: 'professional' }]);
});

test.each([
  ['plan', { required_plan: 'moon' }],
  ['feature', { required_feature: 'x' }],
])('an unknown %s is refused', async (_, change) => {
  expect(await person.call(notifyAdmin, { body: { ...request, ...change } })).toMatchObject({
    status: 400,
    body: { id: 'app.notify_admin.save.app_error' },
  });
});
