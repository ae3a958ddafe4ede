import { EnvironmentError } from '@foremast/kernel/config/environment';
import { SchemaRefused } from '@foremast/store/migrate';
import { startServer } from './start.ts';

const report = (error: unknown, where: string) => console.error(JSON.stringify({ level: 'error', where, error: error instanceof Error ? error.stack : String(error) }));

try {
  const server = await startServer({ env: process.env, report });
  console.log(`Foremast is ready at ${server.url}\nThe first account that signs up becomes the administrator.`);
  const stop = () => server.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  if (!(error instanceof EnvironmentError || error instanceof SchemaRefused)) throw error;
  console.error(error.message);
  process.exit(1);
}
