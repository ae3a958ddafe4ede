import { expect, test } from 'bun:test';
import { readZip } from '@foremast/testing/read-zip';
import { startServer } from '@foremast/testing/server';
import { createComplianceReport } from './create-compliance-report.ts';
import { downloadComplianceReport } from './download-compliance-report.ts';
import { getComplianceReport } from './get-compliance-report.ts';
import { getComplianceReports } from './get-compliance-reports.ts';

const server = await startServer({ MM_COMPLIANCESETTINGS_ENABLE: 'true', MM_COMPLIANCESETTINGS_BATCHSIZE: '2' });
const { admin } = server;
const ask = (fields: object = {}) =>
  admin.call(createComplianceReport, { body: { desc: 'Case 7', start_at: 1, end_at: Date.now() + 1000, keywords: '', emails: '', ...fields } });

/** The files of an archive, as texts. */
async function filesOf(id: string): Promise<Record<string, string>> {
  const response = await fetch(`${server.url}/api/v4/compliance/reports/${id}/download`, {
    headers: { Authorization: `Bearer ${admin.session.token}` },
  });
  expect(response.headers.get('content-disposition')).toBe(`attachment;filename="adhoc-${id}.zip"`);
  const files = readZip(await response.bytes());
  return { posts: String(files['posts.csv']), meta: String(files['meta.json']) };
}

test('a report has the messages of its span, authors and words, as a table that no spreadsheet computes with', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  await server.post(channel, alice, '=Secret plans');
  await server.post(channel, alice, 'nothing to see');
  await server.post(channel, bob, 'the secret is out');
  const direct = (await alice.request('POST', '/api/v4/channels/direct', { body: [alice.id, bob.id] })).body;
  await server.post(direct, alice, 'our SECRET, quietly');
  const made = (await ask({ keywords: ' Secret', emails: alice.user.email.toUpperCase() })).body;
  expect(made).toMatchObject({ status: 'created', type: 'adhoc', user_id: admin.id, count: 0, keywords: 'secret', emails: alice.user.email });
  await server.drainJobs();
  const report = (await admin.call(getComplianceReport, { params: { report_id: made.id } })).body;
  expect(report).toMatchObject({ status: 'finished', count: 2 });
  const { posts = '', meta = '' } = await filesOf(made.id);
  expect(JSON.parse(meta)).toEqual(report);
  const [head, first, second, ...more] = posts.trim().split('\n');
  expect(head?.split(',').length).toBe(20);
  expect([first, second]).toEqual([expect.stringContaining(",'=Secret plans,"), expect.stringContaining('direct-messages,Direct Messages,')]);
  expect(more).toEqual([]);
  expect((await admin.call(getComplianceReports)).body[0].id).toBe(made.id);
});

test('a report of all has as many lines as it says, over several batches', async () => {
  const alice = await server.user();
  const channel = await server.channelWith(alice);
  for (const word of ['a', 'b', 'c', 'd', 'e']) await server.post(channel, alice, word);
  const made = (await ask({ emails: alice.user.email })).body;
  await server.drainJobs();
  const { count } = (await admin.call(getComplianceReport, { params: { report_id: made.id } })).body;
  expect(count).toBeGreaterThanOrEqual(5);
  expect((await filesOf(made.id)).posts?.trim().split('\n').length).toBe(count + 1);
});

test.each([
  ['desc', { desc: '' }],
  ['start_at', { start_at: 0 }],
  ['end_at', { end_at: 0 }],
  ['start_end_at', { start_at: 5, end_at: 5 }],
])('a report with a wrong %s is refused', async (field, change) => {
  expect(await ask(change)).toMatchObject({ status: 400, body: { id: `model.compliance.is_valid.${field}.app_error` } });
});

test('a report that is not written yet has no file, and one that is not there is not found', async () => {
  const params = { report_id: (await ask()).body.id };
  await server.drainJobs();
  expect((await admin.call(downloadComplianceReport, { params })).status).toBe(200);
  expect((await admin.call(getComplianceReport, { params: { report_id: 'a'.repeat(26) } })).body.id).toBe('app.compliance.get.finding.app_error');
  expect((await (await server.user()).call(downloadComplianceReport, { params })).status).toBe(403);
});
