import type { FileRow } from '@foremast/store/queries/files';

type Typed = Pick<FileRow, 'mime_type' | 'size'>;

const MOST_BYTES = 1024 * 1024;
const TEXTS: ReadonlySet<string> = new Set([
  'application/json',
  'application/yaml',
  'application/sql',
  'application/x-sh',
  'application/xhtml+xml',
  'message/rfc822',
]);

/** May a search find it by what it holds? */
export function hasText({ mime_type, size }: Typed): boolean {
  const type = mime_type.split(';')[0] ?? '';
  return size > 0 && (type.startsWith('text/') || TEXTS.has(type));
}

/** The first megabyte of a text, as words: without marks of another encoding. */
export async function readText(data: Blob): Promise<string> {
  const bytes = await data.slice(0, MOST_BYTES).bytes();
  return new TextDecoder('utf-8')
    .decode(bytes)
    .replace(/\0/g, ' ')
    .replace(/\ufffd+$/, '');
}
