import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeConfig } from '@foremast/domain/system/update-config';
import { unlimited } from '@foremast/kernel/config/access';
import { variableOf } from '@foremast/kernel/config/environment';
import { showSettings } from '@foremast/kernel/config/masking';
import { builtIn, valueAt } from '@foremast/kernel/config/settings';
import { Command } from 'commander';
import { Failure } from '../failure.ts';
import { showDone } from '../output.ts';
import { outputOf } from '../program-output.ts';
import { withServer } from '../session.ts';

/** A path such as `TeamSettings.SiteName`; an unknown one is refused with the nearest that there is. */
function known(path: string): unknown {
  const value = valueAt(builtIn(), path);
  if (value === undefined) throw new Failure(`There is no setting ${path}; \`foremast config show\` lists them all.`, 3);
  return value;
}

function parse(text: string, like: unknown, path: string): unknown {
  if (typeof like === 'string') return text;
  if (Array.isArray(like) && !text.trim().startsWith('[')) return text.split(/\s+/).filter(Boolean);
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(`${path} is ${JSON.stringify(text)}, but it must be a ${Array.isArray(like) ? 'list' : typeof like}.`, 2);
  }
}

const nest = (path: string, value: unknown): Record<string, unknown> =>
  path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Record<string, unknown>;

function get(): Command {
  return new Command('get')
    .description('show one setting, or one section')
    .argument('<path>', 'such as TeamSettings.SiteName')
    .action(async (path, _, command) => {
      known(path);
      const value = await withServer(async ({ app }) => valueAt(showSettings(app.config.current, unlimited), path));
      outputOf(command).write(typeof value === 'string' && !outputOf(command).json ? value : JSON.stringify(value, null, 2));
    });
}

function set(): Command {
  return new Command('set')
    .description('change one setting; running servers follow at once where Redis connects them, else when they start')
    .argument('<path>', 'such as TeamSettings.SiteName')
    .argument('<value>', 'text, true, false, a number, or a list')
    .action(async (path, value, _, command) => {
      const like = known(path);
      await withServer(async ({ ctx, app }) => {
        if (app.environment.has(path)) throw new Failure(`${path} is held by the variable ${variableOf(path)}: change or unset that.`);
        await changeConfig(ctx, nest(path, parse(value, like, path)), 'patch');
      });
      showDone(outputOf(command), `${path} is set.`, { path });
    });
}

function show(): Command {
  return new Command('show')
    .description('show all settings; secrets are masked')
    .option('--changed', 'only those that are not as built in')
    .action(async (options, command) => {
      const shown = await withServer(async ({ app }) => showSettings(app.config.current, unlimited, { removeDefaults: options.changed === true }));
      outputOf(command).write(JSON.stringify(shown, null, 2));
    });
}

function settingsOf(text: string, where: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw new Failure(`${where} is not JSON: ${(error as Error).message}.`, 2);
  }
  throw new Failure(`${where} holds no settings: an object with sections is expected.`, 2);
}

function load(): Command {
  return new Command('import')
    .description('replace all settings by those of a file, such as the config.json of a Mattermost server')
    .argument('<file>', 'JSON')
    .action(async (file, _, command) => {
      const text = await readFile(file, 'utf8').catch(() => {
        throw new Failure(`${file} cannot be read.`, 3);
      });
      const settings = settingsOf(text, file);
      await withServer(({ ctx }) => changeConfig(ctx, settings, 'replace'));
      showDone(outputOf(command), `The settings of ${file} are in force.`);
    });
}

function edit(): Command {
  return new Command('edit').description('change the settings in an editor ($EDITOR)').action(async (_, command) => {
    const folder = await mkdtemp(join(tmpdir(), 'foremast-config-'));
    const file = join(folder, 'config.json');
    try {
      await withServer(async ({ ctx, app }) => {
        const before = JSON.stringify(showSettings(app.config.stored, unlimited), null, 2);
        await writeFile(file, before, { mode: 0o600 });
        const editor = Bun.spawn([process.env.EDITOR ?? 'vi', file], { stdio: ['inherit', 'inherit', 'inherit'] });
        if ((await editor.exited) !== 0) throw new Failure('The editor ended with an error: nothing was changed.');
        const after = await readFile(file, 'utf8');
        if (after === before) return showDone(outputOf(command), 'Nothing was changed.');
        await changeConfig(ctx, settingsOf(after, 'What the editor left'), 'patch');
        showDone(outputOf(command), 'The settings are changed.');
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

export const configCommand = (): Command =>
  [get(), set(), show(), edit(), load()].reduce((all, one) => all.addCommand(one), new Command('config').description('the server’s settings'));
