import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { patchConfig } from '../system/patch-config.ts';
import { downloadSystemLogs } from './download-system-logs.ts';
import { getLogs } from './get-logs.ts';
import { postLog } from './post-log.ts';
import { queryLogs } from './query-logs.ts';

const server = await startServer({ MM_LOGSETTINGS_FILELEVEL: 'DEBUG' });
const { admin } = server;
const person = await server.user();

test('what a client logs is found by administrators', async () => {
  const said = await person.call(postLog, { body: { level: 'ERROR', message: 'it broke' } });
  expect(said.body).toEqual({ level: 'DEBUG', message: 'Client Logs API Endpoint Message: it broke' });
  await admin.call(postLog, { body: { level: 'ERROR', message: 'it broke for me' } });
  const lines = ((await admin.call(getLogs)).body as string[]).map((line) => JSON.parse(line));
  expect(lines.at(-1)).toMatchObject({ level: 'error', msg: 'Client Logs API Endpoint Message: it broke for me', type: 'client_message' });
  expect(lines.at(-2)).toMatchObject({ level: 'debug', msg: 'Client Logs API Endpoint Message: it broke' });
  const { body } = await admin.call(queryLogs, { body: { log_levels: ['error'] } });
  expect(body.default.map((line: { msg: string }) => line.msg)).toEqual(['Client Logs API Endpoint Message: it broke for me']);
  const later = { date_from: '2199-01-01 00:00:00.000 +00:00' };
  expect((await admin.call(queryLogs, { body: later })).body).toEqual({ default: [] });
  expect((await admin.call(getLogs, { query: { logs_per_page: 1, page: 1 } })).body).toHaveLength(1);
});

test('long messages are cut', async () => {
  const { body } = await person.call(postLog, { body: { level: 'DEBUG', message: 'x'.repeat(1000) } });
  expect(body.message).toHaveLength('Client Logs API Endpoint Message: '.length + 399);
});

test('the file can be taken away whole', async () => {
  const { headers, body } = await admin.call(downloadSystemLogs);
  expect(headers.get('content-disposition')).toContain('mattermost.log');
  expect(body).toContain('it broke for me');
});

test('strangers may only log for developers', async () => {
  const log = () => fetch(`${server.url}/api/v4/logs`, { method: 'POST', body: '{"level":"INFO","message":"hi"}' }).then((r) => r.status);
  expect(await log()).toBe(403);
  await admin.call(patchConfig, { body: { ServiceSettings: { EnableDeveloper: true } } });
  expect(await log()).toBe(200);
  for (const operation of [getLogs, queryLogs, downloadSystemLogs])
    expect((await person.call(operation, { body: operation === queryLogs ? {} : undefined })).status).toBe(403);
});

test('without a file there is one empty line', async () => {
  await admin.call(patchConfig, { body: { LogSettings: { EnableFile: false } } });
  expect((await admin.call(getLogs)).body).toEqual(['']);
  expect((await admin.call(queryLogs, { body: {} })).body).toEqual({ default: [] });
  expect((await admin.call(downloadSystemLogs)).status).toBe(400);
});
