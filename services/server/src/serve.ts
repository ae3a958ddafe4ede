import { type Environment, EnvironmentError } from '@foremast/kernel/config/environment';
import { openLog, type ProcessLog } from '@foremast/kernel/process-log';
import { SchemaRefused } from '@foremast/store/migrate';
import { type RunningServer, startServer } from './start.ts';

/** What is running gets this long to finish before the process ends anyway. */
const GRACE_MS = 10_000;
const RESTART_MS = 1_000;

/** Runs a server until the process is told to stop. Where it cannot start, one sentence says why. */
export async function serve(env: Environment): Promise<void> {
  try {
    await run(env, openLog());
  } catch (error) {
    if (!(error instanceof EnvironmentError || error instanceof SchemaRefused)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

async function run(env: Environment, log: ProcessLog): Promise<void> {
  let server = await start();
  let stopping = false;

  function start(): Promise<RunningServer> {
    return startServer({ env, report: log.report, log, restart }).then((started) => {
      log.follow(() => started.app.config.current.LogSettings);
      log.info(
        `Foremast is ready: open ${started.url} in a browser, or give that address to a client. The first account that signs up becomes the administrator; others join by the invite link of a team, or freely with MM_TEAMSETTINGS_ENABLEOPENSERVER=true.`,
      );
      return started;
    });
  }

  function end(work: Promise<unknown>): void {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    work.then(
      () => process.exit(0),
      (error) => {
        log.report(error, 'stopping');
        process.exit(1);
      },
    );
  }

  /** The answer to the request that asked for it leaves first. */
  function restart(): void {
    setTimeout(async () => {
      if (stopping) return;
      log.info('starting again');
      try {
        await server.stop();
        server = await start();
      } catch (error) {
        log.report(error, 'starting again');
        process.exit(1);
      }
    }, RESTART_MS);
  }

  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { signal });
    end(server.stop());
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
