import { expect, test } from 'bun:test';
import { fileStore } from '@foremast/domain/files/file-store';
import { pngBytes } from '@foremast/testing/pictures';
import { startServer } from '@foremast/testing/server';

const server = await startServer({ MM_SERVICESETTINGS_ENABLEAPICHANNELDELETION: 'true' });
const [alice, bob] = [await server.user(), await server.user()];

async function stored(): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of fileStore(server.running.app).list('')) if (path.includes('/teams/noteam/')) paths.push(path);
  return paths;
}

test('the files of a channel that goes for good go with it, posted or not', async () => {
  const channel = await server.channelWith(alice, bob);
  const upload = async (name: string) => {
    const response = await fetch(`${server.url}/api/v4/files?channel_id=${channel.id}&filename=${name}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${alice.session.token}` },
      body: pngBytes(20, 20),
    });
    return ((await response.json()) as { file_infos: { id: string }[] }).file_infos[0]?.id ?? '';
  };
  const [posted, loose] = [await upload('posted.png'), await upload('loose.png')];
  await server.post(channel, alice, 'see', { file_ids: [posted] });
  await server.drainJobs();
  expect((await stored()).length).toBe(6);
  expect((await server.admin.request('DELETE', `/api/v4/channels/${channel.id}?permanent=true`)).status).toBe(200);
  await server.drainJobs();
  expect(await stored()).toEqual([]);
  expect((await alice.request('GET', `/api/v4/files/${loose}/info`)).status).toBe(404);
});
