import { isDrawing } from '../pictures/is-drawing.ts';
import { pictureKind } from '../pictures/picture-kind.ts';

/** Kinds of pictures that can hold no script. */
const RASTER = new Set([
  'image/bmp',
  'image/gif',
  'image/jpeg',
  'image/jpg',
  'image/jp2',
  'image/pjpeg',
  'image/png',
  'image/x-png',
  'image/tiff',
  'image/webp',
  'image/avif',
  'image/x-icon',
  'image/vnd.microsoft.icon',
  'image/vnd.adobe.photoshop',
  'image/x-ms-bmp',
  'image/x-rgb',
  'image/x-xbitmap',
  'image/x-xpixmap',
]);
/** Servers that do not know what they send say one of these. */
const UNTOLD = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

const LOOKED_AT = 1024;

type Bytes = Uint8Array<ArrayBuffer>;

/** The first piece of a body, and the whole of it again. */
async function peeked(body: ReadableStream<Bytes>): Promise<{ head: Bytes; body: ReadableStream<Bytes> }> {
  const reader = body.getReader();
  const { value: head = new Uint8Array() } = await reader.read();
  return {
    head,
    body: new ReadableStream<Bytes>({
      start: (controller) => controller.enqueue(head),
      async pull(controller) {
        const { value, done } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    }),
  };
}

/** As what an answer may be handed on; undefined: it is no picture, or one that could run something. */
export async function pictureType(response: Response): Promise<{ type: string | undefined; body: ReadableStream<Bytes> | null }> {
  const told = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!response.body || (!RASTER.has(told) && !UNTOLD.has(told))) return { type: undefined, body: response.body as ReadableStream<Bytes> | null };
  const { head, body } = await peeked(response.body as ReadableStream<Bytes>);
  const kind = pictureKind(head);
  const drawing = isDrawing(Buffer.from(head.subarray(0, LOOKED_AT)).toString());
  if (drawing) return { type: undefined, body };
  return { type: UNTOLD.has(told) ? kind && `image/${kind}` : told, body };
}
