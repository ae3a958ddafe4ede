import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cleanPath, type FileData, type FileStore } from './file-port.ts';

async function write(target: string, data: FileData): Promise<void> {
  if (data instanceof Uint8Array || data instanceof Blob) {
    await Bun.write(target, data as Blob);
    return;
  }
  const file = await open(target, 'w');
  try {
    for await (const chunk of data) await file.appendFile(chunk);
  } finally {
    await file.close();
  }
}

const DRAFT = '.part';

async function* everythingBelow(root: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* everythingBelow(root, path);
    else if (entry.isFile()) yield path;
  }
}

async function* filesBelow(root: string, folder: string): AsyncGenerator<string> {
  for await (const path of everythingBelow(root, folder)) if (!path.endsWith(DRAFT)) yield path;
}

/** Keeps files below a folder of this machine. */
export function localFiles(root: string): FileStore {
  const place = (path: string): string => join(root, cleanPath(path));

  /** Made beside its place under another name, then put there. */
  async function replace(path: string, make: (draft: string) => Promise<unknown>): Promise<void> {
    const target = place(path);
    const draft = join(dirname(target), `${randomBytes(8).toString('hex')}${DRAFT}`);
    await mkdir(dirname(target), { recursive: true });
    try {
      await make(draft);
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async function statOf(path: string): Promise<{ size: number; modifiedAt: number } | undefined> {
    const found = await stat(place(path)).catch(() => undefined);
    return found?.isFile() ? { size: found.size, modifiedAt: found.mtimeMs } : undefined;
  }

  return {
    put: (path, data) => replace(path, (draft) => write(draft, data)),
    async adopt(path, local) {
      const target = place(path);
      await mkdir(dirname(target), { recursive: true });
      await rename(local, target).catch(async () => {
        await replace(path, (draft) => copyFile(local, draft));
        await rm(local, { force: true });
      });
    },
    async get(path, start, end) {
      const file = Bun.file(place(path));
      if (!(await file.exists())) return undefined;
      return start === undefined && end === undefined ? file : file.slice(start ?? 0, end);
    },
    async open(path) {
      const found = await statOf(path);
      const local = place(path);
      return found && { ...found, local, body: (start = 0, end = found.size) => Bun.file(local).slice(start, end) };
    },
    stat: statOf,
    async move(from, to) {
      await mkdir(dirname(place(to)), { recursive: true });
      await rename(place(from), place(to));
    },
    async delete(path) {
      await rm(place(path), { force: true });
    },
    async sweepDrafts(folder, before) {
      let removed = 0;
      for await (const path of everythingBelow(root, cleanPath(folder))) {
        const found = path.endsWith(DRAFT) ? await statOf(path) : undefined;
        if (!found || found.modifiedAt >= before) continue;
        await rm(place(path), { force: true });
        removed++;
      }
      return removed;
    },
    list: (folder) => filesBelow(root, cleanPath(folder).replace(/\/+$/, '')),
  };
}
