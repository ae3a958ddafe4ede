/** One step forward. It is never changed after it was released. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  /** A database that the original made has the result already. */
  readonly doneByOriginal?: true;
  readonly postgres: () => readonly string[];
  readonly sqlite: () => readonly string[];
}
