import { readFile } from 'node:fs/promises';
import { arch, cpus, hostname, platform, totalmem } from 'node:os';
import type { App } from '@foremast/kernel/app';
import { maskSecrets } from '@foremast/kernel/config/masking';
import type { Ctx } from '@foremast/kernel/context';
import { publicJobs } from '@foremast/store/queries/public-jobs';
import { allRoles } from '@foremast/store/queries/roles';
import { databaseVersion, supportCounts } from '@foremast/store/queries/support';
import type { ZipFile } from 'yazl';
import { searchEngine } from '../search/engine/search-engine.ts';
import { databaseHealth, filesHealth } from './health.ts';
import { dailyActivePeople, monthlyActivePeople } from './usage.ts';

const LAST_JOBS = 5;
const LARGEST_LOG = 100 * 1024 * 1024;
/** By these names the packet speaks of jobs. */
const JOBS: Readonly<Record<string, string>> = {
  ldap_sync_jobs: 'ldap_sync',
  data_retention_jobs: 'data_retention',
  message_export_jobs: 'message_export',
  elastic_post_indexing_jobs: 'elasticsearch_post_indexing',
  elastic_post_aggregation_jobs: 'elasticsearch_post_aggregation',
  migration_jobs: 'migrations',
};

/** The search engine beside the database, and why it does not answer if it does not. */
async function searchEngineFacts(app: App): Promise<Record<string, string>> {
  const engine = searchEngine(app);
  if (!engine) return { backend: 'none' };
  return engine.version().then(
    (server_version) => ({ backend: 'meilisearch', server_version }),
    (error: unknown) => ({ backend: 'meilisearch', error: String(error) }),
  );
}

/** JSON is YAML too, and no reader has to guess what is text and what is not. */
const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function stats(ctx: Ctx): Promise<Record<string, number>> {
  const [counts, daily_active_users, monthly_active_users] = await Promise.all([
    supportCounts(ctx.db),
    dailyActivePeople(ctx),
    monthlyActivePeople(ctx),
  ]);
  return { ...counts, daily_active_users, monthly_active_users };
}

async function lastJobs(ctx: Ctx): Promise<Record<string, unknown>> {
  const lists = await Promise.all(
    Object.entries(JOBS).map(async ([name, type]) => [name, await publicJobs(ctx.db, { types: [type], page: 0, perPage: LAST_JOBS })]),
  );
  return Object.fromEntries(lists);
}

async function diagnostics(ctx: Ctx): Promise<Record<string, unknown>> {
  const { app, config } = ctx;
  const { license, facts } = app.published;
  const [database, files, version] = await Promise.all([databaseHealth(ctx), filesHealth(ctx), databaseVersion(ctx.db)]);
  const connections = app.store.connections();
  const nodes = (await app.bus.nodes?.()) ?? [];
  return {
    version: 2,
    license: { company: license.Company, users: Number(license.Users), sku_short_name: license.SkuShortName, is_trial: false, is_gov_sku: false },
    server: {
      os: platform(),
      architecture: arch(),
      cpu_cores: cpus().length,
      total_memory_mb: Math.round(totalmem() / 2 ** 20),
      hostname: hostname(),
      version: app.version,
      build_hash: facts.build.hash,
    },
    config: { store_type: 'database' },
    database: {
      type: ctx.db.dialect.name,
      version,
      schema_version: String(facts.schemaVersion),
      status: database,
      master_connections: connections.writing,
      replica_connections: connections.reading,
    },
    file_store: { file_status: files, file_driver: config.FileSettings.DriverName },
    websocket: { connections: app.process.sockets() },
    cluster: { number_of_nodes: Math.max(nodes.length, 1) },
    elastic: await searchEngineFacts(app),
  };
}

async function roles(ctx: Ctx): Promise<Record<string, unknown>> {
  return { roles: (await allRoles(ctx.db)).map((role) => ({ ...role, display_name: '', description: '' })) };
}

/** What somebody who is to help needs to know of a server, in one archive: no secrets, no messages. */
export async function supportPacket(ctx: Ctx, withLogs: boolean): Promise<ReadableStream<Uint8Array>> {
  const { facts, license } = ctx.app.published;
  const metadata = {
    version: 1,
    type: 'support-packet',
    generated_at: ctx.now(),
    server_version: ctx.app.version,
    server_id: facts.diagnosticId,
    license_id: license.Id,
  };
  const logFile = withLogs ? ctx.app.process.logFile() : undefined;
  const parts: Readonly<Record<string, () => Promise<string> | string>> = {
    'metadata.yaml': () => text(metadata),
    'stats.yaml': async () => text(await stats(ctx)),
    'jobs.yaml': async () => text(await lastJobs(ctx)),
    'permissions.yaml': async () => text(await roles(ctx)),
    'plugins.json': () => text({ enabled: [], disabled: [] }),
    'diagnostics.yaml': async () => text(await diagnostics(ctx)),
    'sanitized_config.json': () => text(maskSecrets(ctx.config)),
    ...(logFile === undefined ? {} : { 'mattermost.log': async () => (await readFile(logFile, 'utf8')).slice(-LARGEST_LOG) }),
  };
  const zip = new (await import('yazl')).ZipFile();
  const warnings: string[] = [];
  for (const [name, make] of Object.entries(parts)) {
    try {
      zip.addBuffer(Buffer.from(await make()), name);
    } catch (error) {
      warnings.push(`${name}: ${error}`);
    }
  }
  if (warnings.length > 0) zip.addBuffer(Buffer.from(`${warnings.join('\n')}\n`), 'warning.txt');
  zip.end();
  return streamOf(zip);
}

function streamOf(zip: ZipFile): ReadableStream<Uint8Array> {
  const source = zip.outputStream[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array);
    },
  });
}
