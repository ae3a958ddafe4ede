/** How a command tells its result: as a table for people, or as JSON for programs. */
export interface Output {
  readonly json: boolean;
  write(text: string): void;
}

export type Row = Readonly<Record<string, unknown>>;

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Columns as wide as what is in them; the headings are the fields' names. */
export function table(rows: readonly Row[], columns: readonly string[]): string {
  const widths = columns.map((name) => Math.max(name.length, ...rows.map((row) => Bun.stringWidth(cell(row[name])))));
  const line = (cells: readonly string[]) =>
    cells
      .map((text, i) => text + ' '.repeat(Math.max(0, (widths[i] ?? 0) - Bun.stringWidth(text))))
      .join('  ')
      .trimEnd();
  return [line(columns), line(widths.map((w) => '-'.repeat(w))), ...rows.map((row) => line(columns.map((name) => cell(row[name]))))].join('\n');
}

export function showRows(out: Output, rows: readonly Row[], columns: readonly string[]): void {
  if (out.json)
    out.write(
      JSON.stringify(
        rows.map((row) => Object.fromEntries(columns.map((name) => [name, row[name] ?? null]))),
        null,
        2,
      ),
    );
  else out.write(rows.length > 0 ? table(rows, columns) : 'Nothing found.');
}

/** What was done, in a sentence, and the thing it was done to. */
export function showDone(out: Output, sentence: string, thing: Row = {}): void {
  out.write(out.json ? JSON.stringify({ done: sentence, ...thing }, null, 2) : sentence);
}
