import { afterAll, describe, expect, test } from 'bun:test';
import { fileStore } from '@foremast/domain/files/file-store';
import { motoProgram, startMoto } from '@foremast/testing/fakes/moto';
import { fakeBucket } from '@foremast/testing/fakes/s3';
import { pngBytes } from '@foremast/testing/pictures';
import { startServer } from '@foremast/testing/server';

const MIB = 1024 * 1024;
const moto = motoProgram();

interface Peer {
  readonly endpoint: string;
  stop(): void | Promise<void>;
}

// Moto is from PyPI: where it is not installed, only the peer of our own is asked.
describe.each([
  ['a peer of our own', false],
  ['moto', true],
])('with the bucket of %s', (_, isMoto) => {
  // A program of Python that is not everywhere; the peer of our own runs the same tests always.
  const suite = isMoto && !moto ? describe.skip : describe;
  suite('files', async () => {
    if (isMoto && !moto) return;
    const peer: Peer = isMoto ? await startMoto(String(moto), 'town') : fakeBucket('town');
    const server = await startServer({
      MM_FILESETTINGS_DRIVERNAME: 'amazons3',
      MM_FILESETTINGS_AMAZONS3BUCKET: 'town',
      MM_FILESETTINGS_AMAZONS3ENDPOINT: peer.endpoint,
      MM_FILESETTINGS_AMAZONS3SSL: 'false',
      MM_FILESETTINGS_AMAZONS3ACCESSKEYID: 'key',
      MM_FILESETTINGS_AMAZONS3SECRETACCESSKEY: 'secret',
      MM_FILESETTINGS_AMAZONS3PATHPREFIX: 'chat',
    });
    // After the server, whose last jobs may still need it.
    afterAll(() => peer.stop());
    const [alice, bob] = [await server.user(), await server.user()];
    const channel = await server.channelWith(alice, bob);
    const authorization = { Authorization: `Bearer ${alice.session.token}` };
    const store = fileStore(server.running.app);

    async function keys(): Promise<string[]> {
      const found: string[] = [];
      for await (const key of store.list('')) found.push(key);
      return found;
    }
    async function upload(name: string, body: BodyInit, to = channel.id): Promise<string> {
      const response = await fetch(`${server.url}/api/v4/files?channel_id=${to}&filename=${name}`, {
        method: 'POST',
        headers: { ...authorization, 'content-type': 'application/octet-stream' },
        body,
      });
      const { file_infos } = (await response.json()) as { file_infos: { id: string }[] };
      return file_infos[0]?.id ?? '';
    }
    const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      fetch(`${server.url}/api/v4/files/${path}`, { method, headers: { ...authorization, ...headers } });

    test('are kept in the bucket, below its folder, and given back in parts', async () => {
      const id = await upload('letters.txt', 'abcdefghij');
      const path = (await keys()).find((key) => key.includes(id));
      expect(path).toMatch(new RegExp(`^\\d{8}/teams/noteam/channels/${channel.id}/users/${alice.id}/${id}/letters.txt$`));
      expect(await (await get(id)).text()).toBe('abcdefghij');
      const part = await get(id, { Range: 'bytes=3-5' });
      expect([part.status, part.headers.get('content-length'), await part.text()]).toEqual([206, '3', 'def']);
      expect((await get(id, {}, 'HEAD')).status).toBe(200);
    });

    test('that are large go in parts and come back whole', async () => {
      const bytes = new Uint8Array(20 * MIB).map((_, i) => (i * 31 + (i >> 16)) & 255);
      const id = await upload('large.bin', bytes);
      expect(Buffer.from(await (await get(id)).arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    }, 30_000);

    test('of several requests become one object', async () => {
      const bytes = new Uint8Array(6 * MIB).fill(7);
      const { body: session } = await alice.request('POST', '/api/v4/uploads', {
        body: { channel_id: channel.id, filename: 'two.bin', file_size: bytes.length },
      });
      const fill = (body: Uint8Array<ArrayBuffer>) =>
        fetch(`${server.url}/api/v4/uploads/${session.id}`, { method: 'POST', headers: authorization, body });
      expect((await fill(bytes.slice(0, 5 * MIB))).status).toBe(204);
      expect((await fill(bytes.slice(5 * MIB, 5 * MIB + 1))).status).toBe(204);
      const done = (await (await fill(bytes.slice(5 * MIB + 1))).json()) as { id: string };
      expect((await (await get(done.id)).arrayBuffer()).byteLength).toBe(bytes.length);
      expect((await keys()).filter((key) => key.endsWith('.tmp'))).toEqual([]);
    }, 30_000);

    test('that are pictures get their smaller ones there', async () => {
      const id = await upload('wide.png', pngBytes(600, 10));
      expect((await get(`${id}/thumbnail`)).status).toBe(200);
      expect((await keys()).filter((key) => key.includes(id)).length).toBe(3);
    });

    test('are found by their text', async () => {
      const id = await upload('log.html', '<p>the bosun was here</p>');
      await server.post(channel, alice, 'the log', { file_ids: [id] });
      await server.drainJobs();
      const { body } = await alice.request('POST', `/api/v4/teams/${channel.team_id}/files/search`, { body: { terms: 'bosun' } });
      expect(body.order).toEqual([id]);
    });

    test('are really gone when their channel is', async () => {
      const place = await server.channel({ id: String(channel.team_id), name: '' }, [alice]);
      const id = await upload('gone.png', pngBytes(30, 30), place.id);
      await server.post(place, alice, 'gone', { file_ids: [id] });
      await server.drainJobs();
      expect((await keys()).filter((key) => key.includes(id)).length).toBe(3);
      await server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings: { EnableAPIChannelDeletion: true } } });
      expect((await server.admin.request('DELETE', `/api/v4/channels/${place.id}?permanent=true`)).status).toBe(200);
      await server.drainJobs();
      expect((await keys()).filter((key) => key.includes(id))).toEqual([]);
    });

    test('that are not there are undefined, and a path cannot lead out', async () => {
      expect([await store.get('none'), await store.open('none'), await store.stat('none')]).toEqual([undefined, undefined, undefined]);
      await store.delete('none');
      expect(store.get('../secret')).rejects.toThrow();
    });
  });
});
