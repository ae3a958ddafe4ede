// Writes packages/store/src/schema.ts from the tables the migrations make. `--check` only says whether the file is current.
import { fileURLToPath } from 'node:url';
import original from '../packages/store/src/migrations/0001-schema.json';
import {
  configurationFilesTable,
  configurationsTable,
  fileRowidsTable,
  foremastTables,
  ledgerTable,
  originalLedgerTable,
  postgresSearchTables,
  postRowidsTable,
  searchTables,
} from '../packages/store/src/migrations/foremast-tables.ts';
import { notifyingTables } from '../packages/store/src/migrations/notifying-tables.ts';
import type { ColumnShape, SchemaShape, TableShape } from '../packages/store/src/migrations/shape.ts';

const shape: SchemaShape = original;
const target = fileURLToPath(new URL('../packages/store/src/schema.ts', import.meta.url));

// The physical schema allows null almost everywhere, yet nearly every column is always written. Null are only: what the API shows as null
// or leaves out when null, and columns that came later without a value for the rows already there.
const nullable = new Set(
  `
  accesscontrolpolicies data props
  accesscontrolpolicyhistory data props
  channelbookmarks fileinfoid linkurl imageurl emoji originalid parentid
  channelmemberhistory leavetime
  channelmembers schemeuser schemeadmin schemeguest urgentmentioncount
  channels schemeid groupconstrained shared bannerinfo
  configurations active
  contentflaggingteamsettings enabled
  drafts priority type
  fileinfo minipreview remoteid channelid
  fm_jobs key data
  jobs data
  linkmetadata data
  notifyadmin sentat
  outgoingoauthconnections credentialsusername credentialspassword
  pluginkeyvaluestore pvalue
  postacknowledgements remoteid
  posts remoteid
  postspriority requestedack persistentnotifications
  propertyfields type attrs targetid targettype
  reactions remoteid
  recapchannels highlights actionitems sourcepostids
  retentionpolicies postduration
  roles schemeid
  scheduledposts priority type
  status prevstatus
  teammembers schemeuser schemeadmin schemeguest
  teams schemeid groupconstrained
  threads threaddeleteat
  translations confidence meta channelid
  usergroups name remoteid
  users authdata remoteid mfausedtimestamps
  attributeview targetid targettype
  `
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [table, ...columns] = line.trim().split(' ');
      return columns.map((column) => `${table}.${column}`);
    }),
);

// What the JSON of a column is, where it has one form only.
const jsonTypes: Readonly<Record<string, string>> = {
  'attributeview.attributes': 'Record<string, unknown>',
  'channelmembers.notifyprops': 'Record<string, string>',
  'channels.bannerinfo': '{ enabled: boolean | null; text: string | null; background_color: string | null }',
  'jobs.data': 'Record<string, string>',
  'posts.props': 'Record<string, unknown>',
  'propertyfields.attrs': 'Record<string, unknown>',
  'sessions.props': 'Record<string, string>',
  'threads.participants': 'string[]',
  'users.mfausedtimestamps': 'string[]',
  'users.notifyprops': 'Record<string, string>',
  'users.props': 'Record<string, string>',
  'users.timezone': 'Record<string, string>',
};

const unions: Readonly<Record<string, string>> = {
  'fm_jobs.status': union(['waiting', 'running', 'done', 'failed', 'canceled']),
};

function union(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(' | ');
}

function plainType(type: string): string {
  if (type.endsWith('[]')) return 'string[]';
  if (/^(bigint|integer|smallint|real|numeric)/.test(type)) return 'number';
  if (/^(character|text|date|tsvector)/.test(type)) return 'string';
  if (type === 'boolean') return 'boolean';
  if (type === 'bytea') return 'Uint8Array';
  const values = shape.enums[type];
  if (!values) throw new Error(`no TypeScript type for the column type ${type}`);
  return union(values);
}

function columnType(table: string, column: ColumnShape): string {
  const key = `${table}.${column.name}`;
  const orNull = !column.not_null && nullable.has(key) ? ' | null' : '';
  if (column.type === 'jsonb') return `${orNull ? 'JsonTextOrNull' : 'JsonText'}<${jsonTypes[key] ?? 'unknown'}>`;
  const type = `${unions[key] ?? plainType(column.type)}${orNull}`;
  return column.default === undefined ? type : `Generated<${type}>`;
}

function interfaceName(table: string): string {
  const words = table.split('_').map((word) => word[0]?.toUpperCase() + word.slice(1));
  return `${words.join('')}Table`;
}

function tableInterface(name: string, table: TableShape): string {
  const columns = table.columns.map((column) => `  ${column.name}: ${columnType(name, column)};`);
  return `export interface ${interfaceName(name)} {\n${columns.join('\n')}\n}\n`;
}

const tables: Record<string, TableShape> = {
  ...shape.tables,
  configurationfiles: configurationFilesTable,
  configurations: configurationsTable,
  db_migrations: originalLedgerTable,
  ...foremastTables,
  ...notifyingTables,
  fm_migrations: ledgerTable,
  fm_file_rowids: fileRowidsTable,
  fm_post_rowids: postRowidsTable,
  ...searchTables,
  ...postgresSearchTables,
};
const known = new Set(Object.entries(tables).flatMap(([name, table]) => table.columns.map((column) => `${name}.${column.name}`)));
for (const key of [...nullable, ...Object.keys(jsonTypes), ...Object.keys(unions)]) if (!known.has(key)) throw new Error(`${key} is no column`);

const text = `// Written by scripts/generate-schema.ts: change that instead.
import type { ColumnType, Generated, Insertable, Selectable, Updateable } from 'kysely';

/** A JSON column: read parsed, written as JSON text. */
export type JsonText<T> = ColumnType<T, string, string>;
export type JsonTextOrNull<T> = ColumnType<T | null, string | null, string | null>;

/** A row as it is read, inserted and changed. */
export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>;
export type RowChange<T extends keyof Tables> = Updateable<Tables[T]>;

${Object.entries(tables)
  .map(([name, table]) => tableInterface(name, table))
  .join('\n')}
/** SQLite only: the full-text index of messages, of which nothing but the row number can be read back. */
export interface FmPostSearchTable {
  rowid: number;
  message: string;
  hashtags: string;
  place: string;
}

/** SQLite only: what stands side by side in them. */
export interface FmPostSearchPairsTable {
  rowid: number;
  pairs: string;
}

/** SQLite only: the same for files. */
export interface FmFileSearchTable {
  rowid: number;
  name: string;
  content: string;
}

export interface Tables {
${Object.keys(tables)
  .map((name) => `  ${name}: ${interfaceName(name)};`)
  .join('\n')}
  fm_file_search: FmFileSearchTable;
  fm_post_search: FmPostSearchTable;
  fm_post_search_new_pairs: FmPostSearchPairsTable;
  fm_post_search_pairs: FmPostSearchPairsTable;
}
`;

if (!process.argv.includes('--check')) await Bun.write(target, text);
else if (text !== (await Bun.file(target).text())) {
  console.error('packages/store/src/schema.ts is not what the migrations make: run `bun scripts/generate-schema.ts`');
  process.exit(1);
}
