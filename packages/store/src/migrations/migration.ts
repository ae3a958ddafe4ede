/** One step forward. It is never changed after it was released. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  /** A database that the original made has the result already. */
  readonly doneByOriginal?: true;
  readonly postgres: () => readonly string[];
  readonly sqlite: () => readonly string[];
}

export interface MigrationReport {
  /** Names of the migrations that were carried out. */
  readonly applied: string[];
  /** SQLite: the copy of the file as it was before. */
  readonly backup?: string;
}
