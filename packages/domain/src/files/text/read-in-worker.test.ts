import { afterAll, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { ZipFile } from 'yazl';
import { readInWorker } from './read-in-worker.ts';
import { TEXT_LIMITS, type TextLimits } from './text-budget.ts';
import { type TextKind, textKind } from './text-kind.ts';

const folder = mkdtempSync(join(tmpdir(), 'foremast-text-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

async function read(name: string, content: string | Uint8Array, { archives = false, ...limits }: Partial<TextLimits> & { archives?: boolean } = {}) {
  const path = join(folder, String(++files));
  await Bun.write(path, content);
  const kind = textKind(name, name.endsWith('.html') ? 'text/html' : 'text/plain') as TextKind;
  return readInWorker({ path, name, kind, archives }, { ...TEXT_LIMITS, ...limits });
}
const refusal = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'read',
    (error: Error) => error.message,
  );

async function zipOf(entries: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  const parts: Uint8Array[] = [];
  for await (const part of zip.outputStream as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}

async function tarOf(entries: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const tar = pack();
  for (const [name, content] of Object.entries(entries)) tar.entry({ name }, content);
  tar.finalize();
  const parts: Uint8Array[] = [];
  for await (const part of tar) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

const words = async (...args: Parameters<typeof read>): Promise<string> => (await read(...args)).text.trim().split(/\s+/).join(' ');

const docx =
  '<w:document><w:body><w:p><w:r><w:t>Har</w:t></w:r><w:r><w:t>bour plan</w:t></w:r><w:r><w:delText>struck out</w:delText></w:r></w:p><w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>R&amp;D</w:t><w:tab/><w:t>上海</w:t></w:r></w:p></w:body></w:document>';

test.each([
  ['plain text', 'a.txt', 'tall ships', 'tall ships'],
  ['text of old Windows programs', 'a.txt', Buffer.from('gr\xfcn', 'latin1'), 'grün'],
  ['text in UTF-16', 'a.txt', Buffer.from('\ufeffsegel', 'utf16le'), 'segel'],
  [
    'a web page without its programs',
    'a.html',
    '<title>Port</title><script>evil()</script><style>p{}</style><p>one<br>two</p><b>th</b>ree',
    'Port one two three',
  ],
])('%s is read', async (_, name, content, text) => {
  expect((await words(name, content)).replaceAll('\ufeff', '')).toBe(text);
});

test('a text document is read, its field codes and struck out words are not', async () => {
  const bytes = await zipOf({
    'word/document.xml': docx,
    'word/footnotes.xml': '<w:p><w:t>see below</w:t></w:p>',
    'word/styles.xml': '<x>Heading</x>',
  });
  expect(await words('plan.docx', bytes)).toBe('Harbour plan R&D 上海 see below');
});

test('the words of a document come as the indexes have them', async () => {
  const bytes = await zipOf({ 'word/document.xml': '<w:p><w:t>the Apples of 上海</w:t></w:p>' });
  expect((await read('plan.docx', bytes)).words).toEqual(['', 'appl', '', '上海', '海']);
});

test('presentations are read slide by slide, spreadsheets by their texts and numbers', async () => {
  const slides = await zipOf({
    'ppt/slides/slide10.xml': '<p:sld><a:p><a:t>ten</a:t></a:p></p:sld>',
    'ppt/slides/slide2.xml': '<p:sld><a:p><a:r><a:t>two</a:t></a:r></a:p></p:sld>',
    'ppt/notesSlides/notesSlide1.xml': '<a:t>whispered</a:t>',
  });
  expect(await words('talk.pptx', slides)).toBe('whispered two ten');
  const sheet = '<worksheet><row><c t="s"><v>0</v></c><c><f>A1*2</f><v>4711</v></c><c t="inlineStr"><is><t>inline</t></is></c></row></worksheet>';
  const book = await zipOf({ 'xl/sharedStrings.xml': '<sst><si><t>anchor</t></si><si><t>rope</t></si></sst>', 'xl/worksheets/sheet1.xml': sheet });
  expect(await words('stock.xlsx', book)).toBe('anchor rope 4711 inline');
});

test('documents of the other family and books are read', async () => {
  const odt = '<office:document-content><text:h>Log</text:h><text:p>calm<text:s/>sea<text:tab/>all day</text:p></office:document-content>';
  expect(await words('log.odt', await zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': odt }))).toBe(
    'Log calm sea all day',
  );
  expect(await words('moby.epub', await zipOf({ 'OEBPS/one.xhtml': '<html><p>Call me</p></html>' }))).toBe('Call me');
});

/** A PDF of one page that draws this. */
function pdf(drawing: string, pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', forms: readonly string[] = []): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    pages,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...forms,
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}
const line = (text: string) => `BT /F1 24 Tf 72 700 Td (${text}) Tj ET`;

test('a PDF is read', async () => {
  expect(await words('chart.pdf', pdf(line('Depths of the bay')))).toBe('Depths of the bay');
});

test('RTF is read, with its accents and signs of other scripts', async () => {
  const rtf = `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}{\\info{\\title hidden}}\\f0 caf\\'e9 \\b bold\\b0\\par \\u19978?\\u28023? \\{x\\}}`;
  expect(await words('letter.rtf', rtf)).toBe('café bold 上海 {x}');
  expect(await refusal(read('deep.rtf', `{\\rtf1${'{'.repeat(100_000)}`))).toMatch(/too deep/);
});

test('archives tell the names of their files, and what these hold when that is wanted', async () => {
  const inner = await zipOf({ 'deep.txt': 'treasure' });
  const bytes = await zipOf({ 'notes.txt': 'ballast', 'inner.zip': inner, 'chart.pdf': pdf(line('shoals')), 'broken.docx': 'no archive' });
  expect(await words('box.zip', bytes)).toBe('broken.docx chart.pdf inner.zip notes.txt');
  const all = await words('box.zip', bytes, { archives: true });
  for (const word of ['ballast', 'deep.txt', 'treasure', 'shoals']) expect(all).toContain(word);
  const tar = await tarOf({ 'a.txt': 'mast', 'b/c.txt': 'boom' });
  expect(await words('box.tar', tar)).toBe('a.txt b/c.txt');
  expect(await words('box.tar.gz', gzipSync(tar), { archives: true })).toBe('a.txt mast b/c.txt boom');
  expect(await words('log.txt.gz', gzipSync('gale'), { archives: true })).toBe('gale');
});

test.each([
  ['a PDF that is none', 'a.pdf', 'GIF89a', /no PDF/],
  ['a document that is no archive', 'a.docx', '%PDF-1.7', /no archive/],
  ['an archive that is no document', 'a.docx', new Uint8Array(0), /no document|no archive/],
  ['an archive that is cut off', 'a.zip', 'PK\x03\x04 and no more', /no archive/],
])('%s is refused with a reason', async (_, name, content, reason) => {
  const bytes = name === 'a.docx' && content instanceof Uint8Array ? await zipOf({ 'x.bin': 'x' }) : content;
  expect(await refusal(read(name, bytes))).toMatch(reason);
});

test('no more than a megabyte of text is kept', async () => {
  expect((await read('a.txt', 'sail '.repeat(1_000_000))).text.length).toBe(1024 * 1024);
  const document = await zipOf({ 'word/document.xml': `<w:document>${'<w:p><w:t>sail and oar</w:t></w:p>'.repeat(200_000)}</w:document>` });
  expect((await read('a.docx', document)).text.length).toBe(1024 * 1024);
});

const MIB = 1024 * 1024;

test('a bomb in a document is stopped while it unpacks', async () => {
  const bomb = await zipOf({ 'word/document.xml': Buffer.alloc(300 * MIB, '<w:p/><w:b/>') });
  expect(bomb.length).toBeLessThan(2 * MIB);
  const before = Date.now();
  expect(await refusal(read('bomb.docx', bomb))).toMatch(/too large|tightly/);
  expect(Date.now() - before).toBeLessThan(20_000);
});

test('a bomb in an archive in an archive, and one that is only packed, are stopped', async () => {
  const inner = await zipOf({ 'a.txt': Buffer.alloc(15 * MIB, 65) });
  const bomb = await zipOf(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.zip`, inner])));
  expect(await refusal(read('bomb.zip', bomb, { archives: true }))).toMatch(/too large|tightly/);
  expect(await refusal(read('bomb.gz', gzipSync(Buffer.alloc(200 * MIB)), { archives: true }))).toMatch(/too large|tightly/);
});

test('an archive of very many files is stopped', async () => {
  const many = await zipOf(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.txt`, ''])));
  expect(await refusal(read('many.zip', many, { entries: 200 }))).toMatch(/too many parts/);
});

test('an archive that holds itself again and again is read only so deep', async () => {
  let box = await zipOf({ 'bottom.txt': 'deepest' });
  for (let i = 0; i < 10; i++) box = await zipOf({ [`level${i}.zip`]: box });
  const text = await words('box.zip', box, { archives: true });
  expect(text).toContain('level9.zip');
  expect(text).not.toContain('deepest');
});

test('entities that multiply are not followed', async () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]><w:document><w:t>&c;</w:t></w:document>`;
  expect((await read('a.docx', await zipOf({ 'word/document.xml': laughs }))).text.length).toBeLessThan(5000);
});

test('a PDF whose pages lead in a circle, or that never stops drawing, is stopped', async () => {
  const circle = pdf(line('x'), '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>');
  const before = Date.now();
  expect(await refusal(read('circle.pdf', circle, { milliseconds: 3000 }))).not.toBe('read');
  // Ten forms, each of which draws the next one ten times: the last line would be drawn ten thousand million times.
  const forms = Array.from({ length: 10 }, (_, i) => {
    const drawing = i === 9 ? line('again') : '/X Do '.repeat(10);
    const next = `/XObject << /X ${i + 7} 0 R >> /Font << /F1 5 0 R >>`;
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << ${next} >> /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`;
  });
  expect(await refusal(read('endless.pdf', pdf('/X Do', undefined, forms), { milliseconds: 1500 }))).toMatch(/too long|too much memory/);
  expect(Date.now() - before).toBeLessThan(10_000);
});

test('after one that was stopped the next is read', async () => {
  expect(await words('a.txt', 'still here')).toBe('still here');
});

test('reading stops when it is told to', async () => {
  const path = join(folder, 'stopped');
  await Bun.write(path, 'x'.repeat(1000));
  const stop = new AbortController();
  const reading = readInWorker({ path, name: 'a.txt', kind: 'plain', archives: false }, TEXT_LIMITS, stop.signal);
  stop.abort();
  expect(await refusal(reading)).toMatch(/told to stop/);
});
