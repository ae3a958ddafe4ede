import type { Ctx } from '@foremast/kernel/context';
import type { FileStore } from '../files/file-port.ts';
import { fileStore } from '../files/file-store.ts';
import type { Archive } from '../files/write-archive.ts';

/** What an export could not do. It goes on without. */
export class Warnings {
  readonly lines: string[] = [];
  missing(path: string): void {
    this.lines.push(`Warning: a file is not in the store - ${path}`);
  }
  get count(): number {
    return this.lines.length;
  }
  /** Says it in the archive, too. */
  async write(archive: Archive): Promise<void> {
    if (this.count > 0) await archive.add('warning.txt', [Buffer.from(this.lines.join('\n'))]);
  }
}

/** Copies files of messages into archives. */
export class Attachments {
  private readonly store: FileStore;
  private readonly done = new Set<string>();
  constructor(
    ctx: Ctx,
    private readonly warnings: Warnings,
  ) {
    this.store = fileStore(ctx.app);
  }

  async open(path: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    const stored = await this.store.open(path);
    if (!stored) {
      this.warnings.missing(path);
      return undefined;
    }
    const body = stored.body();
    return (body instanceof Blob ? body.stream() : body) as unknown as AsyncIterable<Uint8Array>;
  }

  /** Each file once, whatever tells of it. */
  async copy(archive: Archive, path: string, name: string): Promise<void> {
    if (this.done.has(name)) return;
    this.done.add(name);
    const data = await this.open(path);
    if (data) await archive.add(name, data);
  }
}
