import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Same } from './conformance-same.ts';

interface Row {
  readonly call: string;
  readonly body?: unknown;
}

/** Who may do what, as the permission scenarios recorded it: one table a scenario, in Markdown. */
export function matrix(kit: string, same: Same): string {
  const folders = ['matrix', 'matrix-channels'];
  const names = folders.flatMap((folder) =>
    readdirSync(join(kit, 'golden', folder))
      .sort()
      .map((file) => `${folder}/${file.replace(/\.json$/, '')}`),
  );
  return names
    .map((name) => {
      const { about, steps } = JSON.parse(readFileSync(join(kit, 'golden', `${name}.json`), 'utf8'));
      return table(name, about, steps, new Set(same.get(name)));
    })
    .join('\n');
}

export function table(name: string, about: string, steps: readonly Row[], same: ReadonlySet<number>): string {
  const rows = steps
    .map((step, i) => ({ call: step.call, cells: cellsOf(step), same: same.has(i) }))
    .filter(({ call }) => call.startsWith('everyone '));
  const people = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const head = line(['request', ...people, 'same here']) + line(['---', ...people.map(() => ':-:'), ':-:']);
  const body = rows.map(({ call, cells, same: here }) => line([requestOf(call), ...people.map((who) => answerOf(cells[who])), here ? 'yes' : '']));
  return `## ${name}\n\n${about} \`+\` yes, \`-\` not allowed, else the status.\n\n${head}${body.join('')}`;
}

const cellsOf = ({ body }: Row): Record<string, string> => (body && typeof body === 'object' ? (body as Record<string, string>) : {});

/** `everyone CreatePost POST /api/v4/posts (reply)`: the route and the remark; the operation is known by its route. */
function requestOf(call: string): string {
  const [, method = '', path = '', note = ''] = /([A-Z]+) (\S+)((?: \(.*\))?)$/.exec(call) ?? [];
  return path ? `${method} ${path.replace('/api/v4', '')}${note}` : call;
}

function answerOf(cell: string | undefined): string {
  if (!cell) return '';
  const status = cell.slice(0, 3);
  if (/^[23]/.test(status)) return '+';
  return status === '401' || status === '403' ? '-' : status;
}
