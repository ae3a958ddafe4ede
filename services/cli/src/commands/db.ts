import { copyDatabase } from '@foremast/store/copy';
import { openStore } from '@foremast/store/open-store';
import { Command } from 'commander';
import { Failure } from '../failure.ts';
import { showDone } from '../output.ts';
import { outputOf } from '../program-output.ts';
import { startBar } from '../progress.ts';

function copy(): Command {
  return new Command('copy')
    .description('copy all data into another, empty database, of either kind; a broken copy goes on where it ended')
    .requiredOption('--from <database>', 'postgres://… or the path of a SQLite file')
    .requiredOption('--to <database>', 'postgres://… or the path of a SQLite file')
    .addHelpText('after', '\nStop the server first: what is written meanwhile would be missing.')
    .action(async (options, command) => {
      const out = outputOf(command);
      if (options.from === options.to) throw new Failure('--from and --to name the same database.', 2);
      const from = await openStore(options.from);
      const to = await openStore(options.to).catch(async (error) => {
        await from.close();
        throw error;
      });
      const bar = startBar(out);
      try {
        const tables = await from.snapshot((db) => copyDatabase(db, to, { tell: (table, done, of) => bar.at(done, of, table) }));
        const rows = tables.reduce((sum, t) => sum + t.rows, 0);
        bar.end('copied');
        showDone(out, `${rows} rows of ${tables.length} tables were copied, and counted on both sides.`, {
          tables: Object.fromEntries(tables.map((t) => [t.table, t.rows])),
        });
      } finally {
        await from.close();
        await to.close();
      }
    });
}

export const dbCommand = (): Command => new Command('db').description('the database').addCommand(copy());
