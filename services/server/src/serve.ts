import { type Environment, EnvironmentError } from '@foremast/kernel/config/environment';
import { SchemaRefused } from '@foremast/store/migrate';
import { openLog } from './log.ts';
import { startServer } from './start.ts';

/** What is running gets this long to finish before the process ends anyway. */
const GRACE_MS = 10_000;

/** Runs a server until the process is told to stop. Where it cannot start, one sentence says why. */
export async function serve(env: Environment): Promise<void> {
  const log = openLog();
  try {
    const server = await startServer({ env, report: log.report });
    log.info(`Foremast is ready: open ${server.url} in a browser, or give that address to a client. The first account that signs up becomes the administrator.`);
    let stopping = false;
    const stop = (signal: string) => {
      if (stopping) return;
      stopping = true;
      log.info('stopping', { signal });
      setTimeout(() => process.exit(1), GRACE_MS).unref();
      server.stop().then(
        () => process.exit(0),
        (error) => {
          log.report(error, 'stopping');
          process.exit(1);
        },
      );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  } catch (error) {
    if (!(error instanceof EnvironmentError || error instanceof SchemaRefused)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
