import { expect, test } from 'bun:test';
import { type Person, startServer } from '@foremast/testing/server';

const server = await startServer();
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function send(who: Person, teamId: string, file: Blob): Promise<Response> {
  const form = new FormData();
  form.append('image', file, 'icon.png');
  return fetch(`${server.url}/api/v4/teams/${teamId}/image`, {
    method: 'POST',
    body: form,
    headers: { Authorization: `Bearer ${who.session.token}` },
  });
}
const read = (who: Person, teamId: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v4/teams/${teamId}/image`, { headers: { Authorization: `Bearer ${who.session.token}`, ...headers } });

test('an icon is kept small, told to members, sent once, and gone when taken away', async () => {
  const alice = await server.user();
  const team = await server.team(alice);
  expect((await read(alice, team.id)).status).toBe(404);
  const socket = await alice.listen();
  expect((await send(server.admin, team.id, new File([PNG], 'a.png'))).status).toBe(200);
  expect(JSON.parse((await socket.next('update_team')).data.team as string).last_team_icon_update).toBeGreaterThan(0);
  const icon = await read(alice, team.id);
  expect(icon.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await icon.arrayBuffer()).readUInt32BE(16)).toBe(128);
  expect((await read(alice, team.id, { 'If-None-Match': icon.headers.get('etag') ?? '' })).status).toBe(304);
  expect((await alice.request('DELETE', `/api/v4/teams/${team.id}/image`)).status).toBe(403);
  expect((await server.admin.request('DELETE', `/api/v4/teams/${team.id}/image`)).status).toBe(200);
  expect((await read(alice, team.id)).status).toBe(404);
});

test('what is no picture is refused', async () => {
  const team = await server.team();
  const answer = await send(server.admin, team.id, new File(['words'], 'a.png'));
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ id: 'api.team.set_team_icon.check_image_limits.app_error' });
});

test('only those who manage the team set its icon', async () => {
  const [alice, mallory] = [await server.user(), await server.user()];
  const team = await server.team(alice);
  for (const who of [alice, mallory]) expect((await send(who, team.id, new File([PNG], 'a.png'))).status).toBe(403);
});

test('an icon that breaks off, or is more than a file may be, is refused with its reason', async () => {
  const team = await server.team();
  const reason = async (icon: Blob) => {
    const response = await send(server.admin, team.id, icon);
    return [response.status, ((await response.json()) as { id: string }).id];
  };
  expect(await reason(new File([PNG.subarray(0, 45)], 'a.png'))).toEqual([400, 'api.team.set_team_icon.decode.app_error']);
  expect(await reason(new File([], 'a.png'))).toEqual([400, 'api.team.set_team_icon.check_image_limits.app_error']);
  await server.admin.request('PUT', '/api/v4/config/patch', { body: { FileSettings: { MaxFileSize: 1000 } } });
  expect(await reason(new File([new Uint8Array(1000)], 'a.png'))).toEqual([400, 'api.team.set_team_icon.too_large.app_error']);
});
