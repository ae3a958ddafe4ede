import { open } from 'node:fs/promises';

const CHUNK = 64 * 1024;

/** A block of lines, counted from the end of the file: block 0 holds the newest; within it the oldest line comes first. */
export async function readLogBlock(path: string, block: number, size: number): Promise<string[]> {
  if (size === 0) return [];
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return [];
  try {
    const wanted = (block + 1) * size;
    let at = (await file.stat()).size;
    const parts: Buffer[] = [];
    let lines = 0;
    // One more line end than lines, for the one that the first of them begins after.
    while (at > 0 && lines <= wanted) {
      const length = Math.min(CHUNK, at);
      at -= length;
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, at);
      parts.unshift(buffer);
      for (const byte of buffer) if (byte === 10) lines++;
    }
    const all = Buffer.concat(parts).toString().split('\n').filter(Boolean);
    const whole = at > 0 ? all.slice(1) : all;
    return whole.slice(Math.max(0, whole.length - wanted), Math.max(0, whole.length - block * size));
  } finally {
    await file.close();
  }
}

export interface LogFilter {
  readonly levels: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** A moment as the console writes it, or as the log does; what is none, is an open end. */
export function logInstant(text: string): number | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?) ?(Z|[+-]\d\d:?\d\d)$/.exec(text);
  if (!match) return undefined;
  const at = Date.parse(`${match[1]}T${match[2]}${match[3]}`);
  return Number.isNaN(at) ? undefined : at;
}

type LogLine = Record<string, unknown>;

function parsed(line: string): LogLine | undefined {
  try {
    const value = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The lines that a filter lets through, parsed. */
export function filterLog(lines: readonly string[], { levels, from, to }: LogFilter): LogLine[] {
  const wanted = new Set(levels.map((level) => level.toLowerCase()));
  return lines.flatMap((text) => {
    const line = parsed(text);
    if (!line || (wanted.size > 0 && !wanted.has(String(line.level)))) return [];
    const at = logInstant(String(line.timestamp));
    return at === undefined || (at >= from && at <= to) ? [line] : [];
  });
}
