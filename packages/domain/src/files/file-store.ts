import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import type { App } from '@foremast/kernel/app';
import { filesDirectoryOf } from '@foremast/kernel/config/startup';

/** Where files are kept: paths are relative, with `/`, as databases of the original have them. */
export interface FileStore {
  /** Takes the place of what is there; nobody ever reads half a file. */
  put(path: string, data: Uint8Array | Blob | ReadableStream<Uint8Array>): Promise<void>;
  /** A part of the file with `start` and `end` (exclusive). */
  get(path: string, start?: number, end?: number): Promise<Blob | undefined>;
  stat(path: string): Promise<{ readonly size: number; readonly modifiedAt: number } | undefined>;
  /** It is no error when it is not there. */
  delete(path: string): Promise<void>;
}

/** Keeps files below a folder of this machine. */
export function localFiles(root: string): FileStore {
  const place = (path: string): string => {
    const clean = normalize(path).replaceAll('\\', '/');
    if (clean.startsWith('/') || clean.split('/').includes('..') || clean.includes('\0')) throw new Error('a file path leads out of the store');
    return join(root, clean);
  };
  return {
    async put(path, data) {
      const target = place(path);
      const draft = `${target}.${randomBytes(6).toString('hex')}.part`;
      await mkdir(dirname(target), { recursive: true });
      try {
        await Bun.write(draft, new Response(data as BodyInit));
        await rename(draft, target);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async get(path, start, end) {
      const file = Bun.file(place(path));
      if (!(await file.exists())) return undefined;
      return start === undefined && end === undefined ? file : file.slice(start ?? 0, end);
    },
    async stat(path) {
      const found = await stat(place(path)).catch(() => undefined);
      return found?.isFile() ? { size: found.size, modifiedAt: found.mtimeMs } : undefined;
    },
    async delete(path) {
      await rm(place(path), { force: true });
    },
  };
}

/** The store that the settings name. */
export const fileStore = (app: App): FileStore => localFiles(filesDirectoryOf(app.config.current, app.startup));
