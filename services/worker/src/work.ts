import { type Environment, EnvironmentError } from '@foremast/kernel/config/environment';
import { openLog, type ProcessLog } from '@foremast/kernel/process-log';
import { SchemaRefused } from '@foremast/store/migrate';
import { startWorker } from './start.ts';

/** What is running gets this long to finish before the process ends anyway; another worker then takes it over. */
const GRACE_MS = 10_000;

/** Runs background jobs until the process is told to stop. Where it cannot start, one sentence says why. */
export async function work(env: Environment): Promise<void> {
  try {
    await run(env, openLog());
  } catch (error) {
    if (!(error instanceof EnvironmentError || error instanceof SchemaRefused)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

async function run(env: Environment, log: ProcessLog): Promise<void> {
  const worker = await startWorker({ env, report: log.report, log });
  log.follow(() => worker.app.config.current.LogSettings);
  log.info('The worker is ready: it runs the background jobs of the servers with this database and this Redis.');
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { signal });
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    worker.stop().then(
      () => process.exit(0),
      (error) => {
        log.report(error, 'stopping');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
