import { expect, test } from 'bun:test';
import { startServer } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer({ MM_FEATUREFLAGS_ENABLEAIRECAPS: 'true' });
const methods = recorder('hosting and agents');
const admin = methods.of(server.admin);
const alice = await server.user();
const own = methods.of(alice);
const channel = await server.channelWith(alice);

test('what belongs to the hosting service of the vendor is refused in words', async () => {
  const asked = [
    () => admin.getCloudProducts(),
    () => admin.cwsAvailabilityCheck(),
    () => admin.getCloudCustomer(),
    () => admin.updateCloudCustomer({} as never),
    () => admin.updateCloudCustomerAddress({} as never),
    () => admin.validateBusinessEmail('a@example.com'),
    () => admin.validateWorkspaceBusinessEmail(),
    () => admin.getSubscription(),
    () => admin.getInstallation(),
    () => admin.getCloudPreviewModalData(),
    () => admin.getInvoices(),
    () => admin.getCloudLimits(),
  ];
  for (const ask of asked) await expect(ask()).rejects.toMatchObject({ message: expect.stringContaining('hosting service') });
  const invoice = await fetch(admin.getInvoicePdfUrl('in_1'), { headers: { Authorization: `Bearer ${server.admin.session.token}` } });
  expect((await invoice.json()).message).toContain('hosting service');
});

test('filters by address are the work of the proxy', async () => {
  for (const ask of [() => admin.getIPFilters(), () => admin.getCurrentIP(), () => admin.applyIPFilters([] as never)])
    await expect(ask()).rejects.toMatchObject({ status_code: 501, message: expect.stringContaining('proxy') });
});

test('there are no agents, and that is told', async () => {
  expect(await own.getAgents()).toEqual([]);
  expect(await own.getLLMServices()).toEqual([]);
  expect(await own.getAgentsStatus()).toMatchObject({ available: false });
  await expect(own.getAIRewrittenMessage('a'.repeat(26), 'helo', 'fix_spelling')).rejects.toMatchObject({
    message: expect.stringContaining('agent'),
  });
});

test('a recap is made, listed, read, tried again and thrown away', async () => {
  const socket = await alice.listen();
  const recap = await own.createRecap({ title: 'This week', channel_ids: [channel.id], agent_id: 'a'.repeat(26) } as never);
  expect(recap).toMatchObject({ title: 'This week', user_id: alice.id, status: 'pending' });
  await server.drainJobs();
  expect((await socket.next('recap_updated')).data).toEqual({ recap_id: recap.id });
  expect(await own.getRecap(recap.id)).toMatchObject({ id: recap.id, status: 'failed' });
  expect((await own.getRecaps()).map(({ id }) => id)).toEqual([recap.id]);
  expect((await own.markRecapAsRead(recap.id)).read_at).toBeGreaterThan(0);
  expect(await own.regenerateRecap(recap.id)).toMatchObject({ id: recap.id, status: 'pending' });
  await server.drainJobs();
  expect(await own.deleteRecap(recap.id)).toEqual({ status: 'OK' });
  expect(await own.getRecaps()).toEqual([]);
});

test('a feature is asked of the administrators once', async () => {
  const ask = () =>
    own.notifyAdmin({ trial_notification: false, required_plan: 'professional', required_feature: 'mattermost.feature.guest_accounts' } as never);
  expect((await ask()).data).toEqual({ status: 'OK' });
  await expect(ask()).rejects.toMatchObject({ status_code: 403 });
});

methods.everyMethodIsCalled();
