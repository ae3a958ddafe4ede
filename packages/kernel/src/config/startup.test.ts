import { expect, test } from 'bun:test';
import { builtIn } from './settings.ts';
import { filesDirectoryOf, readStartup, StartupError, startupOverrides } from './startup.ts';

test('without any variable a server keeps everything in ./data', () => {
  expect(readStartup({})).toEqual({
    listen: { port: 8065 },
    database: { driver: 'sqlite3', file: 'data/foremast.db' },
    dataFolder: './data',
    filesDirectory: './data',
    serviceEnvironment: 'production',
  });
});

test('an address of Postgres is enough to use it', () => {
  const { database } = readStartup({
    MM_SQLSETTINGS_DATASOURCE: 'postgres://mm:secret@localhost:5432/mm?sslmode=disable',
    MM_SQLSETTINGS_DATASOURCEREPLICAS: 'postgres://r1/mm postgres://r2/mm',
    MM_SQLSETTINGS_MAXOPENCONNS: '20',
  });
  expect(database).toEqual({
    driver: 'postgres',
    dsn: 'postgres://mm:secret@localhost:5432/mm?sslmode=disable',
    replicas: ['postgres://r1/mm', 'postgres://r2/mm'],
    maxConnections: 20,
  });
});

test('folders, Redis, metrics, traces', () => {
  const startup = readStartup({
    FOREMAST_DATA: '/srv/chat',
    MM_SERVICESETTINGS_LISTENADDRESS: '[::1]:9000',
    MM_CACHESETTINGS_REDISADDRESS: 'cache:6380',
    MM_CACHESETTINGS_REDISPASSWORD: 'p@ss',
    MM_CACHESETTINGS_REDISDB: '2',
    MM_METRICSSETTINGS_ENABLE: 'true',
    MM_METRICSSETTINGS_LISTENADDRESS: '127.0.0.1:0',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
    FOREMAST_MEILISEARCH_URL: 'http://search:7700/',
    FOREMAST_MEILISEARCH_KEY: 'secret',
    MM_SERVICEENVIRONMENT: 'test',
  });
  expect(startup).toEqual({
    listen: { host: '::1', port: 9000 },
    database: { driver: 'sqlite3', file: '/srv/chat/foremast.db' },
    dataFolder: '/srv/chat',
    filesDirectory: '/srv/chat',
    redis: { url: 'redis://:p%40ss@cache:6380/2', prefix: '' },
    search: { url: 'http://search:7700', key: 'secret', prefix: 'foremast' },
    metrics: { host: '127.0.0.1', port: 0 },
    traces: 'http://localhost:4318',
    serviceEnvironment: 'test',
  });
  expect(filesDirectoryOf(builtIn(), startup)).toBe('/srv/chat');
  expect(startupOverrides(startup).get('SqlSettings.DataSource')).toBe('/srv/chat/foremast.db');
});

test('a metrics address alone opens no port', () => {
  expect(readStartup({ MM_METRICSSETTINGS_LISTENADDRESS: ':9' })).not.toHaveProperty('metrics');
});

test.each([
  ['MM_SERVICESETTINGS_LISTENADDRESS', '8065', {}],
  ['MM_SERVICESETTINGS_LISTENADDRESS', ':70000', {}],
  ['MM_SQLSETTINGS_DRIVERNAME', 'mysql', {}],
  ['MM_SQLSETTINGS_DATASOURCE', '', { MM_SQLSETTINGS_DRIVERNAME: 'postgres' }],
  ['MM_SQLSETTINGS_DATASOURCE', 'mysql://localhost/x', {}],
  ['MM_SQLSETTINGS_DATASOURCE', 'postgres://localhost/x', { MM_SQLSETTINGS_DRIVERNAME: 'sqlite3' }],
  ['MM_SQLSETTINGS_MAXOPENCONNS', '0', { MM_SQLSETTINGS_DATASOURCE: 'postgres://localhost/x' }],
  ['MM_CACHESETTINGS_REDISADDRESS', 'redis://', {}],
  ['MM_CACHESETTINGS_REDISDB', 'x', { MM_CACHESETTINGS_REDISADDRESS: 'localhost:6379' }],
  ['FOREMAST_MEILISEARCH_URL', 'search:7700', {}],
  ['FOREMAST_MEILISEARCH_PREFIX', 'a b', { FOREMAST_MEILISEARCH_URL: 'http://search:7700' }],
  ['MM_METRICSSETTINGS_ENABLE', 'on', {}],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost', {}],
  ['MM_SERVICEENVIRONMENT', 'staging', {}],
])('%s="%s" is refused in one sentence', (variable, value, others) => {
  const start = () => readStartup({ ...others, [variable]: value });
  expect(start).toThrow(StartupError);
  expect(start).toThrow(new RegExp(`^${variable} is "${value}", but it must be [^\n]+: correct it or unset it\\.$`));
});

test('a message never shows a password', () => {
  expect(() => readStartup({ MM_SQLSETTINGS_DATASOURCE: 'mysql://root:hunter2@localhost/x' })).toThrow('mysql://root:***@localhost/x');
});
