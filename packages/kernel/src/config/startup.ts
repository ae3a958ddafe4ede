import { join } from 'node:path';
import { type Environment, EnvironmentError, type Overrides, parseBoolean, parseInteger } from './environment.ts';
import type { Settings } from './settings.ts';

export interface ListenAddress {
  /** Absent: every address of the machine. */
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
}

export interface Startup {
  readonly listen: ListenAddress;
  readonly database:
    | { readonly driver: 'sqlite3'; readonly file: string }
    | { readonly driver: 'postgres'; readonly dsn: string; readonly replicas: readonly string[]; readonly maxConnections: number };
  /** Where a server keeps what is not elsewhere: the SQLite file, files, plugins. */
  readonly dataFolder: string;
  readonly filesDirectory: string;
  readonly redis?: { readonly url: string; readonly prefix: string };
  /** Meilisearch, whose indexes begin with `prefix`; absent: the database searches. */
  readonly search?: { readonly url: string; readonly key: string; readonly prefix: string };
  /** Absent: no metrics port. */
  readonly metrics?: ListenAddress;
  /** Where traces go (OTLP over HTTP). */
  readonly traces?: string;
  readonly serviceEnvironment: 'production' | 'test' | 'dev';
}

/** The process cannot start like this. The message is one sentence that names the variable, its value and the remedy. */
export { EnvironmentError as StartupError };

const DEFAULT_FOLDER = './data';
const SERVICE_ENVIRONMENTS = ['production', 'test', 'dev'] as const;

/** An empty variable is an absent one. */
const given = (env: Environment, variable: string): string | undefined => env[variable]?.trim() || undefined;

/** `:8065`, `localhost:8065` or `[::1]:8065`. */
export function parseListenAddress(address: string): ListenAddress | undefined {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^:\s[\]/]*)):(\d{1,5})$/.exec(address);
  const port = Number(match?.[3]);
  if (!match || port > 65535) return undefined;
  const host = match[1] ?? match[2];
  return host ? { host, port } : { port };
}

function listenAddress(env: Environment, variable: string, fallback: string): ListenAddress {
  const value = given(env, variable) ?? fallback;
  const address = parseListenAddress(value);
  if (!address) throw new EnvironmentError(variable, value, 'an address such as :8065 or 127.0.0.1:8065');
  return address;
}

const isPostgres = (dsn: string): boolean => /^postgres(ql)?:\/\//i.test(dsn);

function postgres(env: Environment, dsn: string | undefined): Startup['database'] {
  if (dsn === undefined || !isPostgres(dsn) || !URL.canParse(dsn))
    throw new EnvironmentError(
      'MM_SQLSETTINGS_DATASOURCE',
      withoutPassword(dsn ?? ''),
      'an address such as postgres://user:password@localhost/foremast, because the driver is postgres',
    );
  const variable = 'MM_SQLSETTINGS_MAXOPENCONNS';
  const limit = given(env, variable);
  const maxConnections = limit === undefined ? 100 : parseInteger(variable, limit);
  if (maxConnections < 1) throw new EnvironmentError(variable, limit ?? '', 'a whole number above 0');
  return { driver: 'postgres', dsn, replicas: (given(env, 'MM_SQLSETTINGS_DATASOURCEREPLICAS') ?? '').split(/\s+/).filter(Boolean), maxConnections };
}

/** Messages go to logs: the password of an address does not. */
const withoutPassword = (dsn: string): string => dsn.replace(/(:\/\/[^:/@\s]*):[^@\s]*@/, '$1:***@');

function database(env: Environment, dataFolder: string): Startup['database'] {
  const dsn = given(env, 'MM_SQLSETTINGS_DATASOURCE');
  const driver = given(env, 'MM_SQLSETTINGS_DRIVERNAME') ?? (dsn && isPostgres(dsn) ? 'postgres' : 'sqlite3');
  if (driver === 'postgres') return postgres(env, dsn);
  if (driver !== 'sqlite3') throw new EnvironmentError('MM_SQLSETTINGS_DRIVERNAME', driver, 'sqlite3 or postgres');
  const file = dsn?.replace(/^(sqlite3?:\/\/|file:)/, '') ?? join(dataFolder, 'foremast.db');
  if (dsn && (file === '' || /^[a-z][a-z0-9+.-]+:\/\//i.test(file)))
    throw new EnvironmentError('MM_SQLSETTINGS_DATASOURCE', withoutPassword(dsn), 'the path of a file, because the driver is sqlite3');
  return { driver: 'sqlite3', file };
}

function redis(env: Environment): Startup['redis'] {
  const variable = 'MM_CACHESETTINGS_REDISADDRESS';
  const address = given(env, variable);
  if (address === undefined) return undefined;
  const text = /^rediss?:\/\//i.test(address) ? address : `redis://${address}`;
  if (!URL.canParse(text) || new URL(text).hostname === '')
    throw new EnvironmentError(variable, withoutPassword(address), 'an address such as localhost:6379');
  const url = new URL(text);
  const password = given(env, 'MM_CACHESETTINGS_REDISPASSWORD');
  if (password) url.password = encodeURIComponent(password);
  const number = given(env, 'MM_CACHESETTINGS_REDISDB');
  if (number !== undefined && parseInteger('MM_CACHESETTINGS_REDISDB', number) >= 0)
    url.pathname = `/${parseInteger('MM_CACHESETTINGS_REDISDB', number)}`;
  return { url: url.href, prefix: given(env, 'MM_CACHESETTINGS_REDISCACHEPREFIX') ?? '' };
}

function search(env: Environment): Startup['search'] {
  const variable = 'FOREMAST_MEILISEARCH_URL';
  const url = given(env, variable);
  if (url === undefined) return undefined;
  if (!URL.canParse(url) || !/^https?:/i.test(url))
    throw new EnvironmentError(variable, withoutPassword(url), 'an address such as http://localhost:7700');
  const prefix = given(env, 'FOREMAST_MEILISEARCH_PREFIX') ?? 'foremast';
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(prefix))
    throw new EnvironmentError('FOREMAST_MEILISEARCH_PREFIX', prefix, 'letters, digits, hyphens and underscores');
  return { url: url.replace(/\/+$/, ''), key: given(env, 'FOREMAST_MEILISEARCH_KEY') ?? '', prefix };
}

function metrics(env: Environment): ListenAddress | undefined {
  const on = given(env, 'MM_METRICSSETTINGS_ENABLE');
  const address = listenAddress(env, 'MM_METRICSSETTINGS_LISTENADDRESS', ':8067');
  return on !== undefined && parseBoolean('MM_METRICSSETTINGS_ENABLE', on) ? address : undefined;
}

function traces(env: Environment): string | undefined {
  const variable = 'OTEL_EXPORTER_OTLP_ENDPOINT';
  const endpoint = given(env, variable);
  if (endpoint !== undefined && !(URL.canParse(endpoint) && /^https?:/.test(endpoint)))
    throw new EnvironmentError(variable, endpoint, 'an address such as http://localhost:4318');
  return endpoint;
}

function serviceEnvironment(env: Environment): Startup['serviceEnvironment'] {
  const value = given(env, 'MM_SERVICEENVIRONMENT') ?? 'production';
  const known = SERVICE_ENVIRONMENTS.find((name) => name === value);
  if (!known) throw new EnvironmentError('MM_SERVICEENVIRONMENT', value, 'production, test or dev');
  return known;
}

/** Everything that a process needs to know before it has a database, read once. */
export function readStartup(env: Environment): Startup {
  const dataFolder = given(env, 'FOREMAST_DATA') ?? DEFAULT_FOLDER;
  const found = { redis: redis(env), search: search(env), metrics: metrics(env), traces: traces(env) };
  return {
    listen: listenAddress(env, 'MM_SERVICESETTINGS_LISTENADDRESS', ':8065'),
    database: database(env, dataFolder),
    dataFolder,
    filesDirectory: given(env, 'MM_FILESETTINGS_DIRECTORY') ?? dataFolder,
    ...(found.redis && { redis: found.redis }),
    ...(found.search && { search: found.search }),
    ...(found.metrics && { metrics: found.metrics }),
    ...(found.traces && { traces: found.traces }),
    serviceEnvironment: serviceEnvironment(env),
  };
}

/** Where files are: the folder that the settings name; their `./data/` stands for the data folder, wherever that is. */
export const filesDirectoryOf = (settings: Settings, startup: Startup): string =>
  settings.FileSettings.Directory === './data/' ? startup.filesDirectory : settings.FileSettings.Directory;

/** The settings that say how this process was started: they hold whatever the store says, like those of the environment. */
export function startupOverrides({ database: db }: Startup): Overrides {
  return new Map<string, unknown>([
    ['SqlSettings.DriverName', db.driver],
    ['SqlSettings.DataSource', db.driver === 'postgres' ? db.dsn : db.file],
  ]);
}
