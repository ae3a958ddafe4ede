import { afterAll } from 'bun:test';
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

export interface WebPushRequest {
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into messages of every kind
  readonly body: any;
}

const SALT_BYTES = 16;
const HEAD_BYTES = SALT_BYTES + 4 + 1;
const TAG_BYTES = 16;

/** A browser's side of Web Push (RFC 8291): keys, and what it takes to read what was encrypted for them. */
function newBrowser() {
  const keys = createECDH('prime256v1');
  const own = keys.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    read(record: Buffer): unknown {
      const salt = record.subarray(0, SALT_BYTES);
      const sender = record.subarray(HEAD_BYTES, HEAD_BYTES + (record[HEAD_BYTES - 1] ?? 0));
      const sealed = record.subarray(HEAD_BYTES + sender.length);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender]);
      const secret = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), auth, info, 32));
      const key = Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16));
      const nonce = Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12));
      const decipher = createDecipheriv('aes-128-gcm', key, nonce);
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      const padded = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
      return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString());
    },
  };
}

/** The push service of a browser maker, on a loopback port, with browsers that read what it gets. */
export function startPushService() {
  const browsers = new Map<string, ReturnType<typeof newBrowser>>();
  const got = new Map<string, WebPushRequest[]>();
  const answers = new Map<string, number>();
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      const name = new URL(request.url).pathname.slice(1);
      const browser = browsers.get(name);
      const status = answers.get(name) ?? 201;
      if (browser && status === 201) got.get(name)?.push({ headers: request.headers, body: browser.read(Buffer.from(await request.arrayBuffer())) });
      return new Response('', { status: browser ? status : 404 });
    },
  });
  afterAll(() => server.stop(true));
  return {
    url: `http://127.0.0.1:${server.port}`,
    /** What a page would send after its browser has subscribed. */
    browser(name: string) {
      const made = newBrowser();
      browsers.set(name, made);
      got.set(name, []);
      return { endpoint: `http://127.0.0.1:${server.port}/${name}`, keys: made.keys };
    },
    got: (name: string): readonly WebPushRequest[] => got.get(name) ?? [],
    answer: (name: string, status: number) => void answers.set(name, status),
  };
}
