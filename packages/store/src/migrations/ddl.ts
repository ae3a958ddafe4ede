import type { ColumnShape, ForeignKeyShape, IndexShape, TableShape } from './shape.ts';

type Enums = Readonly<Record<string, readonly string[]>>;

function quoted(name: string): string {
  return `"${name}"`;
}

function list(names: readonly string[]): string {
  return names.map(quoted).join(', ');
}

function literals(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}

/** The statement that makes a table: its name, one definition a line, and what follows the closing bracket. */
function createTable(name: string, definitions: readonly string[], suffix = ''): string {
  return `CREATE TABLE ${quoted(name)} (\n  ${definitions.join(',\n  ')}\n)${suffix}`;
}

function constraints({ not_null }: ColumnShape, defaultValue: string | undefined): string {
  return `${defaultValue === undefined ? '' : ` DEFAULT ${defaultValue}`}${not_null ? ' NOT NULL' : ''}`;
}

function primaryKey({ primary_key }: TableShape): string[] {
  return primary_key.length > 0 ? [`PRIMARY KEY (${list(primary_key)})`] : [];
}

function reference({ name, column, parent, parentColumn }: ForeignKeyShape): string {
  const target = `${quoted(parent)} (${quoted(parentColumn)})`;
  return `CONSTRAINT ${quoted(name)} FOREIGN KEY (${quoted(column)}) REFERENCES ${target} ON DELETE CASCADE`;
}

// PostgreSQL

export function postgresEnums(enums: Enums): string[] {
  return Object.entries(enums).map(([name, values]) => `CREATE TYPE ${quoted(name)} AS ENUM (${literals(values)})`);
}

/** `parameters` are storage parameters, as `WITH (…)` takes them. */
export function postgresTable(name: string, table: TableShape, parameters?: string): string {
  const columns = table.columns.map((column) => `${quoted(column.name)} ${column.type}${constraints(column, column.default)}`);
  return createTable(name, [...columns, ...primaryKey(table)], parameters === undefined ? '' : ` WITH (${parameters})`);
}

export function postgresForeignKey(key: ForeignKeyShape): string {
  return `ALTER TABLE ${quoted(key.table)} ADD ${reference(key)}`;
}

/** A unique index whose name ends like PostgreSQL's own names for constraints is one; the others are plain indexes. */
export function postgresIndexes(name: string, table: TableShape): string[] {
  return table.indexes.map((index) =>
    index.unique && index.name.endsWith('_key')
      ? `ALTER TABLE ${quoted(name)} ADD CONSTRAINT ${quoted(index.name)} UNIQUE ${index.on}`
      : `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quoted(index.name)} ON ${quoted(name)} USING ${index.method} ${index.on}`,
  );
}

// SQLite

/**
 * The type a column is declared with. The driver converts by it: `boolean` and `jsonb` keep their names, the integers too, everything
 * else says which affinity it has. A list of ids is kept as JSON.
 */
export function sqliteType(type: string, enums: Enums): string {
  if (type.endsWith('[]')) return 'jsonb';
  if (type.startsWith('character') || type === 'date' || type in enums) return 'text';
  if (type === 'bytea') return 'blob';
  if (['boolean', 'jsonb', 'bigint', 'integer', 'smallint', 'real', 'numeric', 'text'].includes(type)) return type;
  throw new Error(`no SQLite type for the column type ${type}`);
}

/** PostgreSQL's way of printing an expression, without casts and operator classes. */
export function sqliteExpression(expression: string): string {
  const plain = expression
    .replace(/\((\w+)\)::text/g, '$1')
    .replace(/(NULL|'[^']*')::\w+( varying)?/g, '$1')
    .replace(/ text_pattern_ops\b/g, '');
  if (plain.includes('::')) throw new Error(`no SQLite form for ${expression}`);
  return plain;
}

/** Numbers that PostgreSQL prints as `'0'::bigint` become numbers again. */
function sqliteDefault({ type, default: value }: ColumnShape): string | undefined {
  if (value === undefined) return undefined;
  const plain = sqliteExpression(value);
  return /int/.test(type) ? plain.replaceAll("'", '') : plain;
}

export function sqliteTable(name: string, table: TableShape, enums: Enums = {}, foreignKeys: readonly ForeignKeyShape[] = []): string {
  const columns = table.columns.map((column) => {
    const values = enums[column.type];
    const check = values ? ` CHECK (${quoted(column.name)} IN (${literals(values)}))` : '';
    return `${quoted(column.name)} ${sqliteType(column.type, enums)}${constraints(column, sqliteDefault(column))}${check}`;
  });
  const references = foreignKeys.filter((key) => key.table === name).map(reference);
  return createTable(name, [...columns, ...primaryKey(table), ...references]);
}

/** Full-text indexes have no counterpart: search has tables of its own on SQLite. */
export function sqliteIndexes(name: string, table: TableShape): string[] {
  return table.indexes.filter(isPortable).map(({ name: index, unique, on }) => {
    return `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quoted(index)} ON ${quoted(name)} ${sqliteExpression(on)}`;
  });
}

export function isPortable(index: IndexShape): boolean {
  return index.method === 'btree';
}
