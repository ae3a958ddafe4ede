import type { Entry, ZipFile } from 'yauzl';

/** No entry is unpacked that says to be larger; the whole may be no larger than this either. */
export const ENTRY_MAX = 70 * 1024 * 1024;
const TOTAL_MAX = 20 * 1024 * 1024 * 1024;
const ENTRIES_MAX = 500_000;

/** It is no archive, or one that is made to do harm. */
export class BadArchive extends Error {}

/** The archive of a Slack workspace: nothing is unpacked before it is asked for, and nothing more than it says. */
export class SlackArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly folders: ReadonlyMap<string, readonly string[]>,
    /** Entries that are too large to be looked at. */
    readonly tooLarge: readonly string[],
  ) {}

  /** Throws `BadArchive`. */
  static async open(path: string): Promise<SlackArchive> {
    const { openPromise } = await import('yauzl');
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch((error: Error) => {
      throw new BadArchive(error.message);
    });
    try {
      return await SlackArchive.read(zip);
    } catch (error) {
      zip.close();
      throw error instanceof BadArchive ? error : new BadArchive((error as Error).message);
    }
  }

  private static async read(zip: ZipFile): Promise<SlackArchive> {
    const entries = new Map<string, Entry>();
    const tooLarge: string[] = [];
    let total = 0;
    for (let count = 0; ; count++) {
      const entry = await nextEntry(zip);
      if (!entry) return new SlackArchive(zip, entries, Map.groupBy(entries.keys(), folderOf), tooLarge);
      if (count >= ENTRIES_MAX) throw new BadArchive('too many entries');
      if (entry.fileName.endsWith('/')) continue;
      if (entry.uncompressedSize > ENTRY_MAX) {
        tooLarge.push(entry.fileName);
        continue;
      }
      total += entry.uncompressedSize;
      if (total > TOTAL_MAX) throw new BadArchive('more than can be unpacked');
      entries.set(entry.fileName, entry);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Names of the entries in a folder, sorted. */
  namesIn(folder: string): string[] {
    return [...(this.folders.get(folder) ?? [])].sort();
  }

  /** Where the bytes of a file are, by the file's id. */
  uploads(): Map<string, string> {
    const found = new Map<string, string>();
    for (const name of this.entries.keys()) {
      const [folder, id, ...rest] = name.split('/');
      if (folder === '__uploads' && id && rest.length === 1) found.set(id, name);
    }
    return found;
  }

  /** The bytes of an entry, piece by piece. Throws `BadArchive` in the middle when they are not what the archive says. */
  async *bytes(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name);
    if (!entry) return;
    try {
      yield* await this.zip.openReadStreamPromise(entry);
    } catch (error) {
      throw new BadArchive((error as Error).message);
    }
  }

  /** The list in a JSON entry; `undefined` when there is none, or none that can be read. */
  async list(name: string): Promise<unknown[] | undefined> {
    if (!this.has(name)) return undefined;
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of this.bytes(name)) chunks.push(chunk);
      const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      return Array.isArray(value) ? value : undefined;
    } catch {
      return undefined;
    }
  }

  close(): void {
    this.zip.close();
  }
}

const folderOf = (name: string): string => name.slice(0, Math.max(name.lastIndexOf('/'), 0));

function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      zip.removeListener('entry', onEntry);
      zip.removeListener('end', onEnd);
      zip.removeListener('error', onError);
      settle();
    };
    const onEntry = (entry: Entry) => done(() => resolve(entry));
    const onEnd = () => done(() => resolve(undefined));
    const onError = (error: Error) => done(() => reject(error));
    zip.on('entry', onEntry);
    zip.on('end', onEnd);
    zip.on('error', onError);
    zip.readEntry();
  });
}
