import { Decoder } from '@msgpack/msgpack';

/** What a client asks for. */
export interface WsRequest {
  readonly seq: number;
  readonly action: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Frames that are longer end the connection. */
export const MAX_FRAME = 8192;
// A list's announced length is allocated before its items are read, hence the low limit.
const LIMITS = { maxStrLength: MAX_FRAME, maxBinLength: MAX_FRAME, maxExtLength: MAX_FRAME, maxMapLength: 1024, maxArrayLength: 1024 };

/** Where the object that the text begins with ends, or 0. */
function endOfObject(text: string): number {
  let depth = 0;
  let quoted = false;
  for (let at = text.search(/[^ \t\r\n]/); at >= 0 && at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    if (depth === 0 && !quoted) return char === '}' ? at + 1 : 0;
  }
  return 0;
}

/** The first JSON value; whatever follows it in the frame is not looked at. */
function firstJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const end = endOfObject(text);
    if (end > 0 && end < text.length) return JSON.parse(text.slice(0, end));
    if (/^[ \t\r\n]*null[ \t\r\n]/.test(text)) return null;
    throw error;
  }
}

function firstMessagePack(bytes: Uint8Array): unknown {
  const first = new Decoder(LIMITS).decodeMulti(bytes).next();
  if (first.done) throw new RangeError('empty frame');
  return first.value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Missing and null keys count as empty; anything of the wrong type is undefined. */
function requestOf(value: unknown): WsRequest | undefined {
  if (value === null) return { seq: 0, action: '', data: {} };
  if (!isRecord(value)) return undefined;
  const seq = value.seq ?? 0;
  const action = value.action ?? '';
  const data = value.data ?? {};
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || typeof action !== 'string' || !isRecord(data)) return undefined;
  return { seq, action, data };
}

/** A client's frame: JSON in text, MessagePack in binary. Undefined: it cannot be read, which ends the connection. */
export function decodeFrame(frame: string | Uint8Array): WsRequest | undefined {
  try {
    return requestOf(typeof frame === 'string' ? firstJson(frame) : firstMessagePack(frame));
  } catch {
    return undefined;
  }
}
