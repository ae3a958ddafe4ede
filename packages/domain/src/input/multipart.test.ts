import { expect, test } from 'bun:test';
import { BrokenForm, formParts, partText } from './multipart.ts';

/** A form that arrives in pieces of so many bytes. */
function arriving(body: string, size: number): Request {
  const bytes = Buffer.from(body);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  return new Request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary="a b"' },
    body: pieces() as unknown as BodyInit,
  });
}

async function read(body: string, size: number): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const part of formParts(arriving(body, size))) found.push([part.name, part.filename, await partText(part, 100)]);
  return found;
}

const FORM = [
  'what comes before is no part',
  '--a b\r\nContent-Disposition: form-data; name="say \\"hi\\""\r\n\r\none\r\n--a bc\r\n--a',
  '--a b\r\ncontent-disposition: form-data; name=files; filename="ü.txt"\r\nContent-Type: text/plain\r\n\r\n',
  "--a b\r\nContent-Disposition: form-data; name=files; filename=plain; filename*=UTF-8''%E2%82%AC.txt\r\n\r\ntwo",
  '--a b--\r\nand what comes after neither',
].join('\r\n');

test.each([1, 2, 3, 7, 50, 10_000])('a form is the same in pieces of %i bytes', async (size) => {
  expect(await read(FORM, size)).toEqual([
    ['say "hi"', undefined, 'one\r\n--a bc\r\n--a'],
    ['files', 'ü.txt', ''],
    ['files', '€.txt', 'two'],
  ]);
});

test.each([
  ['has no end', '--a b\r\nContent-Disposition: form-data; name=x\r\n\r\nno end'],
  ['is none', 'just text'],
  ['is empty', ''],
  ['has an endless head', `--a b\r\nX: ${'y'.repeat(20_000)}`],
  ['has too many parts', '--a b\r\nContent-Disposition: form-data; name=x\r\n\r\n\r\n'.repeat(300)],
])('a form that %s is broken', async (_, body) => {
  expect(read(body, 10_000)).rejects.toThrow(BrokenForm);
});
