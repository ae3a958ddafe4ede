export type FileData = Uint8Array | Blob | AsyncIterable<Uint8Array>;

/** A file in the store, to be sent or read piece by piece. */
export interface StoredFile {
  readonly size: number;
  readonly modifiedAt: number;
  /** Where it is on this machine, if it is. */
  readonly local?: string;
  /** The bytes from `start` to `end` (exclusive), as a response takes them. */
  body(start?: number, end?: number): Blob | ReadableStream<Uint8Array>;
}

/** Where files are kept: paths are relative, with `/`, as databases of the original have them. */
export interface FileStore {
  /** Takes the place of what is there; nobody ever reads half a file. */
  put(path: string, data: FileData): Promise<void>;
  /** A finished file of this machine becomes one of the store; it is not where it was any more. */
  adopt(path: string, local: string): Promise<void>;
  /** The file, or a part of it with `start` and `end` (exclusive), at once. For small ones. */
  get(path: string, start?: number, end?: number): Promise<Blob | undefined>;
  open(path: string): Promise<StoredFile | undefined>;
  stat(path: string): Promise<{ readonly size: number; readonly modifiedAt: number } | undefined>;
  move(from: string, to: string): Promise<void>;
  /** It is no error when it is not there. */
  delete(path: string): Promise<void>;
  /** An address at which the store itself hands a file out for so many seconds, if it can. */
  link?(path: string, seconds: number): string;
  /** Paths of all files below a folder. */
  list(folder: string): AsyncIterable<string>;
  /** Removes what was being put there before `before` and never finished; answers how many. */
  sweepDrafts?(folder: string, before: number): Promise<number>;
}

/** The path as the store knows it; throws for one that leads elsewhere. */
export function cleanPath(path: string): string {
  const clean = path
    .replace(/^\.\//, '')
    .replaceAll('\\', '/')
    .replace(/\/{2,}/g, '/');
  if (clean.startsWith('/') || clean.includes('\0') || clean.split('/').includes('..')) throw new Error('a file path leads out of the store');
  return clean;
}
