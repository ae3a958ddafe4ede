/** The body is no form, or ends before the form does. */
export class BrokenForm extends Error {}

/** One part of a form. Its body is read once, before the next part is asked for; what nobody read is skipped. */
export interface FormPart {
  /** Empty when the part does not say. */
  readonly name: string;
  /** Undefined: a field, not a file. */
  readonly filename: string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}

const CRLF = '\r\n';
const LONGEST_HEAD = 16 * 1024;
/** More than any client sends; each costs a little memory. */
const MOST_PARTS = 200;

const QUOTED = (name: string) => new RegExp(`;\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i');
const BARE = (name: string) => new RegExp(`;\\s*${name}=([^\\s;"]+)`, 'i');

function parameter(header: string, name: string): string | undefined {
  const quoted = QUOTED(name).exec(header)?.[1];
  return quoted === undefined ? BARE(name).exec(header)?.[1] : quoted.replace(/\\(["\\])/g, '$1');
}

/** `filename*=UTF-8''…` wins over `filename="…"`, where it can be read. */
function filenameOf(header: string): string | undefined {
  const encoded = /;\s*filename\*=utf-8''([^\s;]+)/i.exec(header)?.[1];
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      throw new BrokenForm('a file name is not written properly');
    }
  }
  return parameter(header, 'filename');
}

/** How many of the last bytes may be the beginning of the delimiter. */
function begunAtEnd(bytes: Buffer, delimiter: Buffer): number {
  const first = delimiter[0] as number;
  const from = Math.max(0, bytes.length - delimiter.length + 1);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    const begun = bytes.length - at;
    if (bytes.compare(delimiter, 0, begun, at) === 0) return begun;
  }
  return 0;
}

/** What was read and not used yet. */
class Source {
  private held: Buffer = Buffer.from(CRLF);
  private readonly chunks: AsyncIterator<Uint8Array>;
  constructor(private readonly request: Request) {
    this.chunks = (request.body as unknown as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  }

  private async more(): Promise<void> {
    const { done, value } = await this.chunks.next().catch((error: unknown) => {
      throw this.request.signal.aborted ? new BrokenForm('the connection broke off') : error;
    });
    if (done) throw new BrokenForm('the form has no end');
    const arrived = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    this.held = this.held.length === 0 ? arrived : Buffer.concat([this.held, arrived]);
  }

  /** Up to the delimiter, which is passed over. A line that only begins like it belongs to the data. */
  async *until(delimiter: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.held.indexOf(delimiter);
      const end = at + delimiter.length;
      if (at < 0) {
        const safe = this.held.length - begunAtEnd(this.held, delimiter);
        if (safe > 0) yield this.take(safe);
        await this.more();
      } else if (this.held.length < end + 2) {
        await this.more();
      } else if (/^(--|\r\n|[ \t])/.test(this.held.toString('latin1', end, end + 2))) {
        if (at > 0) yield this.held.subarray(0, at);
        this.held = this.held.subarray(end);
        return;
      } else {
        yield this.take(end);
      }
    }
  }

  private take(size: number): Buffer {
    const taken = this.held.subarray(0, size);
    this.held = this.held.subarray(size);
    return taken;
  }

  /** The lines of a part's head; undefined after the last part. */
  async head(): Promise<string | undefined> {
    if (this.held.toString('latin1', 0, 2) === '--') return undefined;
    for (;;) {
      const end = this.held.indexOf('\r\n\r\n');
      if (end >= 0) return this.take(end + 4).toString('utf8');
      if (this.held.length > LONGEST_HEAD) throw new BrokenForm('the head of a part is too long');
      await this.more();
    }
  }
}

/** The boundary of a form; undefined for what is none. */
export function boundaryOf(contentType: string | null): string | undefined {
  if (!/^multipart\/form-data\b/i.test(contentType ?? '')) return undefined;
  const found = parameter(contentType ?? '', 'boundary');
  return found && found.length <= 70 ? found : undefined;
}

/** The parts of a form as they arrive: nothing is held but a little of the one being read. Throws `BrokenForm`. */
export async function* formParts(request: Request): AsyncGenerator<FormPart> {
  const boundary = boundaryOf(request.headers.get('content-type'));
  if (!boundary || !request.body) throw new BrokenForm('the body is no form');
  const source = new Source(request);
  const delimiter = Buffer.from(`${CRLF}--${boundary}`);
  for await (const _ of source.until(delimiter));
  for (let count = 0; ; count++) {
    const head = await source.head();
    if (head === undefined) return;
    if (count >= MOST_PARTS) throw new BrokenForm('the form has too many parts');
    const disposition = /^content-disposition:([^\r\n]*)/im.exec(head)?.[1] ?? '';
    const body = source.until(delimiter);
    yield { name: parameter(disposition, 'name') ?? '', filename: filenameOf(disposition), body };
    for await (const _ of body);
  }
}

/** A text field. Throws `BrokenForm` for one that is longer than `most` bytes. */
export async function partText(part: FormPart, most: number): Promise<string> {
  return Buffer.from(await partBytes(part, most, () => new BrokenForm('a field is too long'))).toString('utf8');
}

/** All of a small part. */
export async function partBytes(part: Pick<FormPart, 'body'>, most: number, tooLong: () => Error): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of part.body) {
    size += chunk.length;
    if (size > most) throw tooLong();
    chunks.push(Uint8Array.from(chunk));
  }
  return new Uint8Array(Buffer.concat(chunks));
}
