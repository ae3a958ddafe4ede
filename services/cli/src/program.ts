import { Command } from 'commander';
import packageJson from '../package.json';
import { backupCommand } from './commands/backup.ts';
import { channelCommand } from './commands/channel.ts';
import { configCommand } from './commands/config.ts';
import { dbCommand } from './commands/db.ts';
import { doctorCommand } from './commands/doctor.ts';
import { jobCommand } from './commands/job.ts';
import { notificationCommand } from './commands/notification.ts';
import { permissionsCommand } from './commands/permissions.ts';
import { migrateCommand, serveCommand, versionCommand, workerCommand } from './commands/server.ts';
import { teamCommand } from './commands/team.ts';
import { userCommand } from './commands/user.ts';
import { completionCommand } from './completion.ts';
import { addExamples } from './examples.ts';

/** Errors of usage are thrown instead of ending the process, in every command. */
function overrideExit(command: Command): void {
  command.exitOverride();
  for (const sub of command.commands) overrideExit(sub);
}

/** The whole command line. */
export function buildProgram(): Command {
  const program = new Command('foremast')
    .description('Foremast: the server and its administration')
    .option('--json', 'answers as JSON, for programs')
    .showHelpAfterError('(add --help for what there is)')
    .addHelpText(
      'after',
      '\nThe commands work on the data that the environment names, as the server does: FOREMAST_DATA, MM_SQLSETTINGS_DATASOURCE, …\n\nExamples:\n  foremast serve\n  foremast user create --username skipper --email skipper@example.com --admin\n  foremast --json user list',
    );
  for (const command of [
    serveCommand(),
    workerCommand(),
    migrateCommand(),
    configCommand(),
    userCommand(),
    teamCommand(),
    channelCommand(),
    permissionsCommand(),
    jobCommand(),
    notificationCommand(),
    dbCommand(),
    backupCommand(),
    doctorCommand(),
    versionCommand(packageJson.version),
  ])
    program.addCommand(command);
  program.addCommand(completionCommand(program));
  addExamples(program);
  overrideExit(program);
  return program;
}
