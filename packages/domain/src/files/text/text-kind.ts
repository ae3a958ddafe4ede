import type { FileRow } from '@foremast/store/queries/files';

/** How the text in a file is got at; `unknown`: as plain text, if it begins like one. */
export type TextKind = 'plain' | 'unknown' | 'markup' | 'rtf' | 'pdf' | 'office' | 'zip' | 'tar' | 'gzip';

const PLAIN: ReadonlySet<string> = new Set(['application/json', 'application/yaml', 'application/sql', 'application/x-sh', 'message/rfc822']);
const MARKUP: ReadonlySet<string> = new Set(['text/html', 'text/xml', 'application/xml', 'application/xhtml+xml']);
/** Documents that are an archive of XML. Those of before 2007 are not, and have no reader here. */
const OFFICE = /\.(docx|docm|dotx|pptx|pptm|ppsx|potx|xlsx|xlsm|xltx|odt|ott|odp|otp|ods|ots|odg|epub)$/;
const BY_ENDING: readonly (readonly [RegExp, TextKind])[] = [
  [OFFICE, 'office'],
  [/\.pdf$/, 'pdf'],
  [/\.rtf$/, 'rtf'],
  [/\.(zip|jar)$/, 'zip'],
  [/\.tar$/, 'tar'],
  [/\.(tgz|gz)$/, 'gzip'],
];

/** Nobody reads these, whatever they are called: pictures, sounds, and programs that other programs are made of. */
const NO_TEXT = /^(image|audio|video|font)\//;

/** By name and type; what a file really holds its reader finds out. Undefined: there is no text in it that could be read. */
export function textKind(name: string, mimeType: string): TextKind | undefined {
  const lower = name.toLowerCase();
  const known = BY_ENDING.find(([ending]) => ending.test(lower))?.[1];
  if (known) return known;
  const type = mimeType.split(';')[0]?.trim() ?? '';
  if (MARKUP.has(type)) return 'markup';
  if (type.startsWith('text/') || PLAIN.has(type)) return 'plain';
  return NO_TEXT.test(type) ? undefined : 'unknown';
}

/** May a search find it by what it holds? */
export const hasText = ({ name, mime_type, size }: Pick<FileRow, 'name' | 'mime_type' | 'size'>): boolean =>
  size > 0 && size <= MOST_INPUT_BYTES && textKind(name, mime_type) !== undefined;

/** Larger files are kept, and found by their names only. */
export const MOST_INPUT_BYTES = 64 * 1024 * 1024;
