import { expect, test } from 'bun:test';
import { type Person, startServer, unique } from '@foremast/testing/server';
import sharp, { type Sharp } from 'sharp';

// A picture from a telephone: held upright, with its place and its owner. Nothing that is made of it may tell them.

const server = await startServer();
const alice = await server.user();
const channel = await server.channelWith(alice);
const OWNER = 'Secret Owner';

const telephone = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Copyright: OWNER }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
/** A film of squares. */
const film = (side: number, frames: number) =>
  sharp(Buffer.from(Array.from({ length: side * side * frames * 3 }, (_, i) => (Math.floor(i / (side * side * 3)) * 80) % 256)), {
    raw: { width: side, height: side * frames, channels: 3, pageHeight: side },
  });

async function form(who: Person, path: string, field: string, content: Uint8Array, more: Record<string, string> = {}) {
  const made = new FormData();
  for (const [name, value] of Object.entries(more)) made.append(name, value);
  made.append(field, new File([new Uint8Array(content)], 'picture.jpg'));
  const response = await fetch(server.url + path, { method: 'POST', headers: { Authorization: `Bearer ${who.session.token}` }, body: made });
  expect(response.status).toBeLessThan(300);
  return response.json();
}
const get = async (path: string): Promise<Buffer> => {
  const response = await fetch(server.url + path, { headers: { Authorization: `Bearer ${alice.session.token}` } });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};
const addEmoji = async (content: Uint8Array): Promise<string> =>
  (await form(alice, '/api/v4/emoji', 'image', content, { emoji: JSON.stringify({ name: unique('emoji'), creator_id: alice.id }) })).id;

test('the pictures of people, teams, the brand and emoji tell neither place nor owner, and stand upright', async () => {
  const picture = await telephone(90, 45);
  expect(picture.includes(OWNER)).toBe(true);
  await form(alice, `/api/v4/users/${alice.id}/image`, 'image', picture);
  await form(server.admin, `/api/v4/teams/${channel.team_id}/image`, 'image', picture);
  await form(server.admin, '/api/v4/brand/image', 'image', picture);
  const [small, large] = [await addEmoji(picture), await addEmoji(await telephone(400, 200))];
  for (const [path, upright] of [
    [`/api/v4/users/${alice.id}/image`, false],
    [`/api/v4/teams/${channel.team_id}/image`, false],
    ['/api/v4/brand/image', true],
    [`/api/v4/emoji/${small}/image`, true],
    [`/api/v4/emoji/${large}/image`, true],
  ] as const) {
    const bytes = await get(path);
    const { exif, orientation, width = 0, height = 0 } = await sharp(bytes).metadata();
    expect({ path, exif, orientation: orientation ?? 1, tells: bytes.includes(OWNER) }).toEqual({
      path,
      exif: undefined,
      orientation: 1,
      tells: false,
    });
    if (upright) expect(height).toBeGreaterThan(width);
  }
});

test('the picture itself comes back as it was sent; what is shown instead of it does not tell', async () => {
  const picture = await telephone(3000, 1500);
  const made = await form(alice, '/api/v4/files', 'files', picture, { channel_id: channel.id });
  const [file] = made.file_infos;
  expect(file).toMatchObject({ width: 1500, height: 3000, has_preview_image: true });
  expect((await get(`/api/v4/files/${file.id}`)).equals(picture)).toBe(true);
  await server.drainJobs();
  const shown = [
    await get(`/api/v4/files/${file.id}/preview`),
    await get(`/api/v4/files/${file.id}/thumbnail`),
    Buffer.from(file.mini_preview, 'base64'),
  ];
  for (const bytes of shown) {
    expect(bytes.includes(OWNER)).toBe(false);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  }
  expect(await sharp(shown[0]).metadata()).toMatchObject({ width: 1500, height: 3000 });
  expect(await sharp(shown[1]).metadata()).toMatchObject({ width: 50, height: 100 });
  expect(await sharp(shown[2]).metadata()).toMatchObject({ width: 16, height: 16, format: 'jpeg' });
});

test('an emoji that moves goes on moving, scaled or not', async () => {
  const small = await film(64, 3).gif({ loop: 0 }).toBuffer();
  expect((await get(`/api/v4/emoji/${await addEmoji(small)}/image`)).equals(small)).toBe(true);
  const scaled = await get(`/api/v4/emoji/${await addEmoji(await film(300, 3).gif({ loop: 0 }).toBuffer())}/image`);
  expect(await sharp(scaled).metadata()).toMatchObject({ format: 'gif', pages: 3, width: 128, height: 128 });
});

test('a film in a message is shown as a film: its own bytes, with a still for lists', async () => {
  const gif = await film(40, 4).gif({ loop: 0 }).toBuffer();
  const made = new FormData();
  made.append('channel_id', channel.id);
  made.append('files', new File([new Uint8Array(gif)], 'film.gif'));
  const response = await fetch(`${server.url}/api/v4/files`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${alice.session.token}` },
    body: made,
  });
  const [file] = ((await response.json()) as { file_infos: { id: string; has_preview_image?: boolean }[] }).file_infos;
  expect(file?.has_preview_image ?? false).toBe(false);
  const whole = await get(`/api/v4/files/${file?.id}`);
  expect((await sharp(whole).metadata()).pages).toBe(4);
  expect((await sharp(await get(`/api/v4/files/${file?.id}/thumbnail`)).metadata()).pages ?? 1).toBe(1);
});

/** Blue, with a red corner where it begins. */
async function cornered(): Promise<Sharp> {
  const corner = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const whole = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'blue' } })
    .composite([{ input: corner, left: 0, top: 0 }])
    .png()
    .toBuffer();
  return sharp(whole);
}

/** Which of the four corners is red. */
async function redCorner(picture: Uint8Array): Promise<string[]> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const isRed = (x: number, y: number) => (data[(y * info.width + x) * info.channels] ?? 0) > 150;
  const [right, bottom] = [info.width - 2, info.height - 2];
  const corners = { 'top left': isRed(1, 1), 'top right': isRed(right, 1), 'bottom left': isRed(1, bottom), 'bottom right': isRed(right, bottom) };
  return Object.entries(corners).flatMap(([name, red]) => (red ? [name] : []));
}

test.each([
  [1, 60, 40, 'top left'],
  [2, 60, 40, 'top right'],
  [3, 60, 40, 'bottom right'],
  [4, 60, 40, 'bottom left'],
  [5, 40, 60, 'top left'],
  [6, 40, 60, 'top right'],
  [7, 40, 60, 'bottom right'],
  [8, 40, 60, 'bottom left'],
])('a picture taken with the camera held in way %d is turned wherever it is shown', async (orientation, width, height, corner) => {
  for (const kind of ['jpeg', 'png', 'webp'] as const) {
    const bytes = await (await cornered()).withMetadata({ orientation }).toFormat(kind).toBuffer();
    const { file_infos } = await form(alice, '/api/v4/files', 'files', bytes, { channel_id: channel.id });
    const [info] = file_infos;
    expect([info.width, info.height]).toEqual([width, height]);
    expect(await redCorner(Buffer.from(info.mini_preview, 'base64'))).toEqual([corner]);
    for (const what of ['thumbnail', 'preview']) expect(await redCorner(await get(`/api/v4/files/${info.id}/${what}`))).toEqual([corner]);
    await form(alice, `/api/v4/users/${alice.id}/image`, 'image', bytes);
    expect(await redCorner(await get(`/api/v4/users/${alice.id}/image`))).toEqual([corner]);
    await form(server.admin, '/api/v4/brand/image', 'image', bytes);
    expect(await redCorner(await get('/api/v4/brand/image'))).toEqual([corner]);
    expect(await redCorner(await get(`/api/v4/emoji/${await addEmoji(bytes)}/image`))).toEqual([corner]);
  }
});
