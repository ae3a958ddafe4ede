import type { Database } from 'better-sqlite3';
import type { ClientBase } from 'pg';
import type { ColumnShape, IndexShape, SchemaShape, TableShape } from './shape.ts';

type Tables = Record<string, TableShape>;

function grouped<T extends { table: string }>(rows: readonly T[]): Map<string, T[]> {
  return Map.groupBy(rows, ({ table }) => table);
}

function column(name: string, type: string, notNull: boolean, value: string | null): ColumnShape {
  return { name, type, ...(notNull && { not_null: true }), ...(value !== null && { default: value }) };
}

const kinds: Readonly<Record<string, string>> = { r: 'table', m: 'materialized view', v: 'view' };

/** What is in the current schema of a PostgreSQL database, in the terms of `database.json`. */
export async function postgresShape(client: ClientBase): Promise<SchemaShape> {
  const inSchema = 'JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()';
  const relations = await client.query<{ table: string; kind: string }>(
    `SELECT c.relname AS "table", c.relkind AS kind FROM pg_class c ${inSchema} WHERE c.relkind IN ('r', 'm', 'v') ORDER BY 1`,
  );
  const columns = await client.query<{ table: string; name: string; type: string; not_null: boolean; value: string | null }>(
    `SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS not_null,
       pg_get_expr(d.adbin, d.adrelid) AS value
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'm', 'v') ${inSchema}
     LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
  );
  const keys = await client.query<{ table: string; columns: string[] }>(
    `SELECT c.relname AS "table", ARRAY(
       SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS part (number, place)
       JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = part.number ORDER BY part.place) AS columns
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid ${inSchema} WHERE k.contype = 'p'`,
  );
  const indexes = await client.query<{ table: string; name: string; unique: boolean; method: string; on: string }>(
    `SELECT c.relname AS "table", i.relname AS name, x.indisunique AS unique, m.amname AS method,
       substring(pg_get_indexdef(x.indexrelid) FROM ' USING \\S+ (.*)$') AS "on"
     FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam
     JOIN pg_class c ON c.oid = x.indrelid ${inSchema} WHERE NOT x.indisprimary ORDER BY i.relname COLLATE "C"`,
  );
  const enums = await client.query<{ name: string; values: string[] }>(
    `SELECT c.typname AS name, ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = c.oid ORDER BY e.enumsortorder) AS values
     FROM pg_type c JOIN pg_namespace n ON n.oid = c.typnamespace AND n.nspname = current_schema() WHERE c.typtype = 'e'`,
  );
  const [columnsOf, keyOf, indexesOf] = [grouped(columns.rows), grouped(keys.rows), grouped(indexes.rows)];
  const tables: Tables = {};
  for (const { table, kind } of relations.rows)
    tables[table] = {
      kind: kinds[kind] ?? kind,
      primary_key: keyOf.get(table)?.[0]?.columns ?? [],
      columns: (columnsOf.get(table) ?? []).map((c) => column(c.name, c.type, c.not_null, c.value)),
      indexes: (indexesOf.get(table) ?? []).map(({ name, unique, method, on }) => ({ name, unique, method, on })),
    };
  return { tables, enums: Object.fromEntries(enums.rows.map(({ name, values }) => [name, values])) };
}

/** What is in a SQLite database, likewise; types, defaults and expressions are SQLite's. */
export function sqliteTables(database: Database): Tables {
  const relations = database
    .prepare<[], { name: string; kind: string }>("SELECT name, type AS kind FROM pragma_table_list WHERE schema = 'main' ORDER BY name")
    .all();
  const tables: Tables = {};
  for (const { name, kind } of relations.filter((relation) => !relation.name.startsWith('sqlite_')))
    tables[name] = { kind, ...sqliteColumns(database, name), indexes: sqliteIndexes(database, name) };
  return tables;
}

function sqliteColumns(database: Database, table: string): Pick<TableShape, 'columns' | 'primary_key'> {
  const rows = database
    .prepare<[string], { name: string; type: string; notnull: number; dflt_value: string | null; pk: number }>(
      'SELECT * FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid',
    )
    .all(table);
  const key = rows.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return {
    // SQLite gives back its own type names in capitals, however they were written.
    columns: rows.map((row) => column(row.name, row.type.toLowerCase(), row.notnull === 1, row.dflt_value)),
    primary_key: key.map(({ name }) => name),
  };
}

function sqliteIndexes(database: Database, table: string): IndexShape[] {
  return database
    .prepare<[string], { name: string; unique: number; sql: string }>(
      `SELECT l.name, l."unique", s.sql FROM pragma_index_list(?) l JOIN sqlite_schema s ON s.type = 'index' AND s.name = l.name
       WHERE l.origin = 'c' ORDER BY l.name`,
    )
    .all(table)
    .map(({ name, unique, sql }) => ({ name, unique: unique === 1, method: 'btree', on: sql.split(` ON "${table}" `)[1] ?? sql }));
}
