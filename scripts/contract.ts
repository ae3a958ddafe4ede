import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What identifies an operation, in the registry and in the contract. */
export interface Route {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

export interface Contract {
  /** The published operations: `operations.tsv`. */
  readonly operations: readonly Route[];
  /** Routes that the original serves without publishing them: `routes-extra.tsv`. Their ids are ours to choose. */
  readonly extra: readonly Omit<Route, 'id'>[];
}

const routeOf = ({ method, path }: Omit<Route, 'id'>) => `${method} ${path}`;

/** Where the registry and the contract disagree; `allowed` are the ids that may still be missing. */
export function contractProblems(contract: Contract, registry: readonly Route[], allowed: ReadonlySet<string>): string[] {
  const published = new Map(contract.operations.map((operation) => [operation.id, operation]));
  const extra = new Set(contract.extra.map(routeOf));
  const known = ({ method, path }: Route) => extra.has(`${method} ${path}`) || extra.has(`ANY ${path}`);
  const problems = [...twice(registry, (operation) => operation.id), ...twice(registry, routeOf)].map((what) => `${what} is registered twice`);
  for (const operation of registry) {
    const want = published.get(operation.id);
    if (want && routeOf(want) !== routeOf(operation)) problems.push(`${operation.id} is ${routeOf(operation)}, and ${routeOf(want)} in the contract`);
    if (!want && !known(operation)) problems.push(`${operation.id} (${routeOf(operation)}) is neither in operations.tsv nor in routes-extra.tsv`);
    if (allowed.has(operation.id)) problems.push(`${operation.id} is registered and still listed in operations-missing.txt`);
  }
  const unlisted = missingIds(contract, registry).filter((id) => !allowed.has(id));
  if (unlisted.length > 0) problems.push(`in the contract, and neither registered nor listed in operations-missing.txt: ${unlisted.join(', ')}`);
  for (const id of allowed) if (!published.has(id)) problems.push(`${id} is listed in operations-missing.txt, and no operation of the contract`);
  return problems;
}

export function missingIds(contract: Contract, registry: readonly Route[]): string[] {
  const registered = new Set(registry.map((operation) => operation.id));
  return contract.operations
    .map((operation) => operation.id)
    .filter((id) => !registered.has(id))
    .sort();
}

function twice(registry: readonly Route[], keyOf: (operation: Route) => string): string[] {
  const keys = registry.map(keyOf);
  return [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))];
}

/** The rows of a file of tab-separated values, by the names in its first line. */
export function tsvRows(text: string): Record<string, string>[] {
  const [head = '', ...lines] = text.split('\n').filter(Boolean);
  const names = head.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((value, i) => [names[i] ?? '', value])));
}

export function readContract(folder: string): Contract {
  const rows = (file: string) => tsvRows(readFileSync(join(folder, file), 'utf8'));
  return {
    operations: rows('operations.tsv').map(({ operationId = '', method = '', path = '' }) => ({ id: operationId, method, path })),
    extra: rows('routes-extra.tsv').map(({ method = '', path = '' }) => ({ method, path })),
  };
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { accept: { type: 'boolean', default: false } } });
  const root = resolve(import.meta.dir, '..');
  const list = join(root, 'scripts/operations-missing.txt');
  const contract = readContract(join(root, 'packages/wire/src/contract'));
  const { operations } = await import('@foremast/api/registry');
  const missing = missingIds(contract, operations);
  const before = existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : undefined;
  if (values.accept) {
    const grown = before ? missing.filter((id) => !before.includes(id)) : [];
    if (grown.length > 0) {
      console.log(`The list of missing operations may only shrink. No longer registered: ${grown.join(', ')}`);
      return 1;
    }
    writeFileSync(list, missing.map((id) => `${id}\n`).join(''));
  }
  const problems = contractProblems(contract, operations, new Set(values.accept ? missing : (before ?? [])));
  for (const problem of problems) console.log(problem);
  if (problems.some((problem) => problem.includes('operations-missing.txt')))
    console.log('After adding operations: bun scripts/contract.ts --accept');
  const served = contract.operations.length - missing.length;
  console.log(`${served} of ${contract.operations.length} published operations are registered, and ${operations.length - served} further routes.`);
  return problems.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exit(await main());
