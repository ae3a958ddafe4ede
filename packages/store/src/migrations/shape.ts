/** A column as `database.json` describes it: type and default are written as PostgreSQL prints them. */
export interface ColumnShape {
  readonly name: string;
  readonly type: string;
  readonly not_null?: boolean;
  readonly default?: string;
}

export interface IndexShape {
  readonly name: string;
  readonly unique: boolean;
  readonly method: string;
  /** What follows the method in `pg_get_indexdef`: columns or expressions, and the condition. */
  readonly on: string;
}

export interface TableShape {
  readonly kind: string;
  readonly primary_key: readonly string[];
  readonly columns: readonly ColumnShape[];
  readonly indexes: readonly IndexShape[];
}

export interface SchemaShape {
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly tables: Readonly<Record<string, TableShape>>;
}

export interface ForeignKeyShape {
  readonly name: string;
  readonly table: string;
  readonly column: string;
  readonly parent: string;
  readonly parentColumn: string;
}
