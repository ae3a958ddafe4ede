import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';

const server = await startServer();
const alice = await server.user();
const channel = await server.channelWith(alice);

async function share(name: string, body: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const response = await fetch(`${server.url}/api/v4/files?channel_id=${channel.id}&filename=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${alice.session.token}`, 'content-type': 'application/octet-stream' },
    body,
  });
  const { file_infos } = (await response.json()) as { file_infos: { id: string }[] };
  const id = file_infos[0]?.id ?? '';
  await server.post(channel, alice, 'here', { file_ids: [id] });
  return id;
}

async function found(terms: string): Promise<string[]> {
  const { body } = await alice.request('POST', `/api/v4/teams/${channel.team_id}/files/search`, { body: { terms } });
  return body.order;
}

test('what begins as a text is found by its words, whatever it is called', async () => {
  const names = ['main.go', 'Makefile', 'setup.ini', 'strange.zzz', 'no-letters.'];
  const ids: string[] = [];
  for (const name of names) ids.push(await share(name, `fn ${name}: halyard`));
  await server.drainJobs();
  expect((await found('halyard')).sort()).toEqual(ids.sort());
});

test('what does not is not, and nothing fails', async () => {
  await share('program.zzz', new Uint8Array(Buffer.from('\x7fELF\x02\x01\x01\0 bowsprit bowsprit')));
  await share('old.zzz', new Uint8Array(Buffer.from('\xff\xf8 bowsprit', 'latin1')));
  await share('photo.png', 'bowsprit');
  await server.drainJobs();
  expect(await found('bowsprit')).toEqual([]);
});
