import { openApp } from '@foremast/jobs/open-app';
import { VERSION } from '@foremast/kernel/app';
import { serve } from '@foremast/server/serve';
import { work } from '@foremast/worker/work';
import { Command } from 'commander';
import { showDone } from '../output.ts';
import { outputOf } from '../program-output.ts';

export const serveCommand = (): Command =>
  new Command('serve').description('run the server: HTTP, sockets and jobs in one process').action(() => serve(process.env));

export const workerCommand = (): Command =>
  new Command('worker').description('run background jobs for servers that share a Redis with it').action(() => work(process.env));

export const migrateCommand = (): Command =>
  new Command('migrate').description('bring the database up to date without starting the server').action(async (_, command) => {
    const opened = await openApp({ env: process.env, report: (error) => console.error(error) });
    await opened.close();
    showDone(outputOf(command), 'The database is up to date.');
  });

export const versionCommand = (release: string): Command =>
  new Command('version').description('show the versions').action((_, command) => {
    showDone(outputOf(command), `Foremast ${release} (API ${VERSION}, Bun ${Bun.version})`, { release, api: VERSION, bun: Bun.version });
  });
