import { expect, test } from 'bun:test';
import { startServer, unique } from '../server.ts';
import { recorder } from './recorder.ts';

/** Half a day from now: meanwhile only the jobs that are asked for are there. */
const later = `${String((new Date().getHours() + 12) % 24).padStart(2, '0')}:00`;
const server = await startServer({
  MM_COMPLIANCESETTINGS_ENABLE: 'true',
  MM_DATARETENTIONSETTINGS_ENABLEMESSAGEDELETION: 'true',
  MM_DATARETENTIONSETTINGS_DELETIONJOBSTARTTIME: later,
});
const methods = recorder('retention and compliance');
const admin = methods.of(server.admin);
const team = await server.team();
const channel = await server.channel(team);
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

test('how long messages are kept is told to everybody', async () => {
  const person = methods.of(await server.user());
  expect(await person.getDataRetentionPolicy()).toMatchObject({ message_deletion_enabled: true, file_deletion_enabled: false });
});

test('policies of retention are made, given to teams and channels, searched, changed and deleted', async () => {
  const form = { display_name: unique('Keep'), post_duration: 30, team_ids: [team.id], channel_ids: [] };
  const policy = await admin.createDataRetentionPolicy(form as never);
  const id = String(policy.id);
  expect(policy).toMatchObject({ display_name: form.display_name, post_duration: 30, team_count: 1, channel_count: 0 });
  expect(await admin.getDataRetentionCustomPolicy(id)).toMatchObject({ id });
  const page = await admin.getDataRetentionCustomPolicies(0, 10);
  expect(page).toMatchObject({ total_count: 1, policies: [{ id }] });
  const changed = await admin.updateDataRetentionPolicy(id, { display_name: 'Longer', post_duration: 60 } as never);
  expect(changed).toMatchObject({ display_name: 'Longer', post_duration: 60 });
  const teams: unknown = await admin.getDataRetentionCustomPolicyTeams(id);
  expect(teams).toMatchObject({ total_count: 1, teams: [{ id: team.id }] });
  const found: unknown = await admin.searchDataRetentionCustomPolicyTeams(id, team.name, {} as never);
  expect(found).toMatchObject([{ id: team.id }]);
  await admin.removeDataRetentionPolicyTeams(id, [team.id]);
  expect(await admin.getDataRetentionCustomPolicy(id)).toMatchObject({ team_count: 0 });
  await admin.addDataRetentionPolicyTeams(id, [team.id]);
  await admin.addDataRetentionPolicyChannels(id, [channel.id]);
  expect(await admin.getDataRetentionCustomPolicy(id)).toMatchObject({ team_count: 1, channel_count: 1 });
  const channels = await admin.getDataRetentionCustomPolicyChannels(id);
  expect([ids(channels.channels), channels.total_count]).toEqual([[channel.id], 1]);
  const met: unknown = await admin.searchDataRetentionCustomPolicyChannels(id, channel.name, {} as never);
  expect(met).toMatchObject([{ id: channel.id }]);
  await admin.removeDataRetentionPolicyChannels(id, [channel.id]);
  expect((await admin.getDataRetentionCustomPolicyChannels(id)).total_count).toBe(0);
  const gone: unknown = await admin.deleteDataRetentionCustomPolicy(id);
  expect(gone).toEqual({ status: 'OK' });
  await expect(admin.getDataRetentionCustomPolicy(id)).rejects.toMatchObject({ status_code: 404 });
});

test('a compliance report is asked for and written', async () => {
  await server.post(channel, server.admin, 'on the record');
  const report = await admin.createComplianceReport({ desc: 'All', start_at: 1, end_at: Date.now() + 1000, keywords: '', emails: '' });
  expect(report).toMatchObject({ desc: 'All', user_id: server.admin.id });
  await server.drainJobs();
  expect(await admin.getComplianceReport(report.id)).toMatchObject({ id: report.id, status: 'finished', count: expect.any(Number) });
  expect(ids(await admin.getComplianceReports())).toEqual([report.id]);
});

test('jobs are asked for, listed, read and cancelled', async () => {
  const job = await admin.createJob({ type: 'data_retention' } as never);
  expect(job).toMatchObject({ type: 'data_retention', status: 'pending' });
  expect(ids(await admin.getJobs(0, 100))).toContain(job.id);
  expect(ids(await admin.getJobsByType('data_retention'))).toEqual([job.id]);
  expect(await admin.cancelJob(job.id)).toEqual({ status: 'OK' });
  await server.drainJobs();
  expect((await admin.getJob(job.id)).status).toBe('canceled');
});

methods.everyMethodIsCalled();
