import { trimMarksEnd } from '@foremast/kernel/trim-marks';

const LONGEST = 256;

/** Signs that show what follows in another order, so that `cod.exe` looks like `exe.doc`. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/g;

/** A name as it is shown everywhere. */
export const plainName = (given: string): string => given.normalize('NFC').replace(REORDERING, '');

/** The last part of a path that a client gave as a name, slashes at its end apart; empty where it has none. */
export const lastPart = (given: string): string => trimMarksEnd(plainName(given), '/\\').split(/[/\\]/).at(-1) ?? '';

/** The same as the name of a file. Undefined for what no file can be called. */
export function cleanFileName(given: string): string | undefined {
  const name = lastPart(given);
  if (name === '' || name === '.' || name === '..' || name.length > LONGEST || /[\0\r\n]/.test(name)) return undefined;
  return name.isWellFormed() ? name : name.toWellFormed();
}

const MOST_BYTES = 200;

/** A name that every file system takes: long ones lose their middle, the ending stays. It is seen in the store only. */
export function storedName(name: string): string {
  const bytes = Buffer.from(name);
  if (bytes.length <= MOST_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && Buffer.byteLength(name.slice(dot)) <= 20 ? name.slice(dot) : '';
  return (
    bytes
      .subarray(0, MOST_BYTES - Buffer.byteLength(ending))
      .toString('utf8')
      .replace(/\ufffd+$/, '') + ending
  );
}
