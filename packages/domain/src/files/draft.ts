import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '@foremast/kernel/app';

/** A file that is still arriving, or has arrived and is not in the store yet. */
export interface Draft {
  /** On this machine. */
  readonly path: string;
  readonly size: number;
}

export const draftsFolder = (app: App): string => join(app.startup.dataFolder, 'arriving');

/** Writes what arrives to a file of this machine. It is gone again when that fails, or when it is more than `most`. */
export async function receiveDraft(app: App, data: AsyncIterable<Uint8Array>, most: number, tooLarge: () => Error): Promise<Draft> {
  const folder = draftsFolder(app);
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomBytes(12).toString('hex'));
  let size = 0;
  try {
    const file = await open(path, 'wx');
    try {
      for await (const chunk of data) {
        size += chunk.length;
        if (size > most) throw tooLarge();
        await file.appendFile(chunk);
      }
      // A message that names it is on the disk once it is acknowledged: so is the file.
      await file.datasync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, size };
}

export const discardDraft = (draft: Draft): Promise<void> => rm(draft.path, { force: true });
