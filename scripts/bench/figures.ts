/** What the benchmark writes down of one case; see its own description for the meaning of the figures. */
export interface Row {
  readonly scenario: string;
  readonly case: string;
  readonly ops: number;
  readonly errors: number;
  readonly per_s: number | null;
  readonly p50_ms: number | null;
  readonly p95_ms: number | null;
  readonly p99_ms: number | null;
  readonly cpu_ms_per_op: Readonly<Record<string, number | null>>;
  readonly gen_core_pct: number | null;
  readonly other_core_pct: number | null;
  readonly extra?: Readonly<Record<string, unknown>>;
}

export interface Figures {
  readonly env: { readonly date: string; readonly cpu: string; readonly cores: number; readonly bun: string; readonly quick: boolean };
  readonly failed: Readonly<Record<string, string>>;
  readonly memory_after: Readonly<Record<string, { readonly rss_mb: number }>>;
  readonly rows: readonly Row[];
}

/** The figures of one run as Markdown: where and when, then a row for each case. */
export function figuresTable(figures: Figures, database: string): string {
  const { env, rows } = figures;
  const trees = [...new Set(rows.flatMap((row) => Object.keys(row.cpu_ms_per_op)))];
  const line = (cells: readonly unknown[]) => `| ${cells.map((cell) => cell ?? '').join(' | ')} |\n`;
  const names = [
    'case',
    'ops',
    'per s',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'errors',
    ...trees.map((tree) => `${tree} CPU ms`),
    'generator %',
    'others %',
    'more',
  ];
  const head = line(names) + line(['---', ...names.slice(1, -1).map(() => '--:'), '---']);
  const body = rows.map((row) =>
    line([
      row.case,
      row.ops,
      row.per_s,
      row.p50_ms,
      row.p95_ms,
      row.p99_ms,
      row.errors,
      ...trees.map((tree) => row.cpu_ms_per_op[tree]),
      row.gen_core_pct,
      row.other_core_pct,
      more(row.extra),
    ]),
  );
  const memory = Object.entries(figures.memory_after)
    .map(([tree, { rss_mb }]) => `; ${tree} ${rss_mb} MB afterwards`)
    .join('');
  const where = `${env.date.slice(0, 10)}, ${env.cores} cores of ${env.cpu}, generator included; ${database}; Bun ${env.bun}${env.quick ? '; small sizes' : ''}${memory}.`;
  const failed = Object.entries(figures.failed)
    .map(([name, why]) => `\n${name} failed: ${why}\n`)
    .join('');
  return `${where}\n${failed}\n${head}${body.join('')}`;
}

function more(extra: Row['extra']): string {
  if (!extra) return '';
  return Object.entries(extra)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value).replaceAll('|', '\\|') : value}`)
    .join(', ');
}

/** Puts text between the markers of this name; where they are not there yet, a section is added at the end. Other text stays. */
export function replaceBetween(document: string, name: string, heading: string, text: string): string {
  const [from, to] = [`<!-- figures: ${name} -->`, `<!-- end of figures: ${name} -->`];
  const block = `${from}\n\n${text.trim()}\n\n${to}`;
  const start = document.indexOf(from);
  const end = document.indexOf(to);
  if (start >= 0 && end > start) return document.slice(0, start) + block + document.slice(end + to.length);
  return `${document.trimEnd()}\n\n## ${heading}\n\n${block}\n`;
}
