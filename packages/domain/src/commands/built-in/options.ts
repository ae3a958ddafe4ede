import type { Ctx } from '@foremast/kernel/context';
import type { CommandCall } from '../command-call.ts';

export type Options = ReadonlyMap<string, string>;
/** Answers what is said of it. */
export type SharingAction = (ctx: Ctx, call: CommandCall, options: Options) => Promise<string>;

const OPTION = /--([a-z]+)(?:[\s=]+(?:"([^"]*)"|'([^']*)'|(?!--)(\S+)))?/gi;

/** `create --name here --displayname "Over here"`: the first word, and what follows it by name, in small letters. */
export function optionsOf(text: string): { readonly action: string; readonly options: Options } {
  const [action = ''] = text.trim().split(/\s+/, 1);
  const options = new Map<string, string>();
  for (const [, name = '', quoted, single, bare] of text.matchAll(OPTION)) options.set(name.toLowerCase(), quoted ?? single ?? bare ?? '');
  return { action: action.toLowerCase(), options };
}
