import { EMOJI_TABLE } from './emoji-table.ts';

const SKIN_TONES = [
  ['1f3fb', '_light_skin_tone'],
  ['1f3fc', '_medium_light_skin_tone'],
  ['1f3fd', '_medium_skin_tone'],
  ['1f3fe', '_medium_dark_skin_tone'],
  ['1f3ff', '_dark_skin_tone'],
] as const;

/** Read from the table when first asked for. */
let codesByName: ReadonlyMap<string, string> | undefined;

/** Whether the name belongs to an emoji that every server has; custom emoji cannot take it. */
export function isSystemEmoji(name: string): boolean {
  return codes().has(name);
}

/** The code points of a system emoji as its picture's file name has them: `1f44b-1f3fd`. */
export function emojiUnicode(name: string): string | undefined {
  return codes().get(name);
}

/** All names, aliases and skin tones included. */
export function emojiNames(): string[] {
  return [...codes().keys()];
}

function codes(): ReadonlyMap<string, string> {
  codesByName ??= readTable(EMOJI_TABLE);
  return codesByName;
}

function readTable(table: string): Map<string, string> {
  const byName = new Map<string, string>();
  for (const line of table.trim().split('\n')) {
    const [code = '', ...names] = line.split(' ');
    const plain = code.replace('*', '').replace('~', '-fe0f');
    for (const name of names) byName.set(name, plain);
    if (plain === code) continue;
    for (const [tone, suffix] of SKIN_TONES) for (const name of names) byName.set(name + suffix, code.replace(/[*~]/, `-${tone}`));
  }
  return byName;
}
