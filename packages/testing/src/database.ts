import pg from 'pg';

/** A database of its own for one server: on PostgreSQL where `TEST_DATABASE_URL` names a server, else SQLite in the data folder. */
export interface TestDatabase {
  readonly env: Readonly<Record<string, string>>;
  drop(): Promise<void>;
}

async function command(dsn: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: dsn });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export async function newDatabase(): Promise<TestDatabase> {
  const dsn = process.env.TEST_DATABASE_URL;
  if (!dsn) return { env: {}, drop: async () => undefined };
  const name = `fm_test_${crypto.randomUUID().replaceAll('-', '')}`;
  await command(dsn, `CREATE DATABASE ${name}`);
  const url = new URL(dsn);
  url.pathname = `/${name}`;
  return {
    env: { MM_SQLSETTINGS_DRIVERNAME: 'postgres', MM_SQLSETTINGS_DATASOURCE: url.href },
    drop: () => command(dsn, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
