import type { Command } from 'commander';
import type { Output } from './output.ts';

/** `--json` counts wherever on the line it stands. */
export function outputOf(command: Command): Output {
  return { json: command.optsWithGlobals().json === true, write: (text) => console.log(text) };
}
