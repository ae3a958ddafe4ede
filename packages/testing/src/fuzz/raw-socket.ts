import fc from 'fast-check';

type Bytes = readonly number[];

const MASK = [1, 2, 3, 4];
const masked = (payload: Bytes) => payload.map((byte, i) => byte ^ (MASK[i % 4] as number));
const text = (words: string): Bytes => [...Buffer.from(words)];

/** A frame of a client; `first` is the byte with its kind. */
function frame(first: number, payload: Bytes): Bytes {
  const size = payload.length < 126 ? [0x80 | payload.length] : [0xfe, payload.length >> 8, payload.length & 255];
  return [first, ...size, ...MASK, ...masked(payload)];
}

const PING = '{"seq":1,"action":"ping"}';
const [TEXT, MORE, BINARY, CLOSE, PING_FRAME] = [0x81, 0x00, 0x82, 0x88, 0x89] as const;

/** What no library sends. */
const CHUNKS: readonly (readonly [what: string, bytes: Bytes])[] = [
  ['a ping', frame(TEXT, text(PING))],
  ['no text in a text', frame(TEXT, [0x7b, 0xff, 0xfe, 0xc0, 0x80, 0x7d])],
  ['half of a letter', frame(TEXT, [0xe2, 0x82])],
  ['half of a surrogate pair', frame(TEXT, [0xed, 0xa0, 0x80])],
  ['a beginning', frame(0x01, text(PING.slice(0, 9)))],
  ['a middle', frame(MORE, text(PING.slice(9, 15)))],
  ['an end', frame(0x80, text(PING.slice(15)))],
  ['an end of nothing', frame(0x80, text(PING))],
  ['a header without its frame', [TEXT, 0xfe, 0x10]],
  ['a frame that never ends', [TEXT, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, ...MASK, 1, 2, 3]],
  ['a length without bounds', [BINARY, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, ...MASK]],
  ['not masked', [TEXT, PING.length, ...text(PING)]],
  ['reserved bits', frame(0xf1, text(PING))],
  ['a kind that is none', frame(0x83, text(PING))],
  ['a close of one byte', frame(CLOSE, [3])],
  ['a close with a number that is none', frame(CLOSE, [0xff, 0xff])],
  ['a close whose reason is no text', frame(CLOSE, [3, 0xe8, 0xff, 0xfe])],
  ['a long ping', frame(PING_FRAME, Array(300).fill(65))],
  ['a ping in parts', frame(0x09, text('x'))],
  ['a pong that nobody asked for', frame(0x8a, text('x'))],
];

export interface RawTalk {
  readonly said: readonly string[];
  readonly chunks: readonly Uint8Array[];
}

/** Bytes for a socket that is open, each sent by itself. */
export const rawTalk: fc.Arbitrary<RawTalk> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...CHUNKS) },
      { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => ['anything', [...bytes]] as const) },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) => ({ said: all.map(([what]) => what), chunks: all.map(([, bytes]) => new Uint8Array(bytes)) }));

const PATIENCE_MS = 60;
const NEVER_MS = 10_000;

/** Opens a socket, says that, and goes without a word. Throws where the connection cannot be opened. */
export async function talkRaw(url: string, token: string, { chunks }: RawTalk): Promise<void> {
  const { hostname, port } = new URL(url);
  const opened = Promise.withResolvers<void>();
  let open = true;
  const socket = await Bun.connect({
    hostname,
    port: Number(port),
    socket: {
      data: (_, bytes) => void (Buffer.from(bytes).includes('101 Switching') && opened.resolve()),
      close: () => {
        open = false;
        opened.reject(new Error('the handshake was not answered'));
      },
      error: (_, error) => opened.reject(error),
    },
  });
  const late = setTimeout(() => opened.reject(new Error('the handshake was not answered in time')), NEVER_MS);
  opened.promise.catch(() => undefined);
  socket.write(
    `GET /api/v4/websocket HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nAuthorization: Bearer ${token}\r\n` +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  );
  try {
    await opened.promise;
    for (const chunk of chunks) {
      if (!open) break;
      socket.write(chunk);
      await Bun.sleep(1);
    }
    await Bun.sleep(PATIENCE_MS);
  } finally {
    clearTimeout(late);
    socket.end();
  }
}
