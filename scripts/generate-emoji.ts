/**
 * Writes packages/wire/src/emoji/emoji-table.ts, the emoji that every server knows. Run it to change what they are: bun scripts/generate-emoji.ts
 * The sets are fixed: clients bring the pictures of exactly these. They are fetched for the run and are no dependency of the product.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { $ } from 'bun';

interface Emoji {
  unified: string;
  short_names: string[];
  skin_variations?: Record<string, { unified: string }>;
}

const SOURCES = { 'emoji-datasource': '6.1.1', gemoji: '4.0.0', 'gemoji-gendered': 'npm:gemoji@5.0.1' };
const TONES: Record<string, string> = { '1F3FB': 'light', '1F3FC': 'medium_light', '1F3FD': 'medium', '1F3FE': 'medium_dark', '1F3FF': 'dark' };
const TARGET = new URL('../packages/wire/src/emoji/emoji-table.ts', import.meta.url);

const folder = await mkdtemp(join(tmpdir(), 'emoji-'));
try {
  await Bun.write(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: SOURCES }));
  await $`bun install --ignore-scripts`.cwd(folder).quiet();
  const emoji: Emoji[] = await Bun.file(join(folder, 'node_modules/emoji-datasource/emoji.json')).json();
  const aliases = await aliasesByCode(folder, emoji);
  const lines = emoji.flatMap((e) => linesOf(e, [...e.short_names, ...(aliases.get(bare(e.unified)) ?? [])]));
  await Bun.write(TARGET, fileWith(['mattermost mattermost', ...lines]));
} finally {
  await rm(folder, { recursive: true });
}

/** Names that people still type from an older set, for the code points that a later edition of it gave them (it told men, women and persons apart). */
async function aliasesByCode(from: string, emoji: Emoji[]): Promise<Map<string, string[]>> {
  const old: Record<string, { names: string[] }> = await Bun.file(join(from, 'node_modules/gemoji/index.json')).json();
  const later: { emoji: string; names: string[] }[] = await Bun.file(join(from, 'node_modules/gemoji-gendered/index.json')).json();
  const laterCode = new Map(later.flatMap((entry) => entry.names.map((name) => [name, codeOf(entry.emoji)])));
  const taken = new Set(emoji.flatMap((e) => e.short_names));
  const byCode = new Map<string, string[]>();
  for (const [character, { names }] of Object.entries(old)) {
    for (const name of names.filter((name) => !taken.has(name))) {
      const code = laterCode.get(name) ?? codeOf(character);
      byCode.set(code, [...(byCode.get(code) ?? []), name]);
    }
  }
  return byCode;
}

/** A code, then its names. `*` stands for a skin tone or nothing, `~` for a skin tone or the sign that asks for the coloured picture. */
function linesOf({ unified, skin_variations = {} }: Emoji, names: string[]): string[] {
  const [first = '', ...rest] = unified.split('-');
  const coloured = rest[0] === 'FE0F';
  const tail = (coloured ? rest.slice(1) : rest).map((part) => `-${part}`).join('');
  const regular = Object.keys(TONES).every((tone) => skin_variations[tone]?.unified === `${first}-${tone}${tail}`);
  const others = Object.entries(skin_variations).filter(([tone]) => !regular || !TONES[tone]);
  return [
    line(regular ? `${first}${coloured ? '~' : '*'}${tail}` : unified, names),
    ...others.map(([tones, variation]) =>
      line(
        variation.unified,
        names.map((name) => name + suffixOf(tones)),
      ),
    ),
  ];
}

function suffixOf(tones: string): string {
  return tones
    .split('-')
    .map((tone) => `_${TONES[tone]}_skin_tone`)
    .join('');
}

function line(code: string, names: string[]): string {
  return [code.toLowerCase(), ...new Set(names)].join(' ');
}

function codeOf(character: string): string {
  return bare(Array.from(character, (c) => c.codePointAt(0)?.toString(16).padStart(4, '0')).join('-'));
}

/** Without the sign that the sets do not use alike. */
function bare(code: string): string {
  return code.toLowerCase().replaceAll('-fe0f', '');
}

function fileWith(lines: string[]): string {
  return `// Written by scripts/generate-emoji.ts from emoji-datasource ${SOURCES['emoji-datasource']} (MIT, Cal Henderson) and gemoji ${SOURCES.gemoji} (MIT, GitHub and Titus Wormer).

/** One emoji a line: its code points, then its names. \`*\` is a skin tone or nothing, \`~\` a skin tone or \`-fe0f\`. */
export const EMOJI_TABLE = \`
${lines.join('\n')}
\`;
`;
}
