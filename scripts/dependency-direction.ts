import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

/** Each package may use those before it, and nothing else. */
export const order = ['wire', 'store', 'kernel', 'domain', 'jobs', 'api', 'testing'];
const scope = '@foremast/';
/** The one that starts a service, for tests; and what only tests may import. */
const testing = `${scope}testing`;

interface Package {
  readonly name: string;
  readonly folder: string;
  readonly service: boolean;
  readonly dependencies: ReadonlySet<string>;
}

interface Import {
  readonly target: string;
  /** Only types: gone at run time. */
  readonly typeOnly: boolean;
}

/** Everything that breaks the direction of dependencies below `root`, one sentence each. */
export function misdirected(root: string): string[] {
  const packages = [...packagesIn(root, 'packages', false), ...packagesIn(root, 'services', true)];
  return packages.flatMap((pack) => [...wrongLists(pack), ...wrongImports(root, pack)]).sort();
}

function packagesIn(root: string, parent: string, service: boolean): Package[] {
  const folder = join(root, parent);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'package.json')))
    .map((name) => {
      const { dependencies = {} } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'));
      return { name, folder: join(folder, name), service, dependencies: new Set(Object.keys(dependencies)) };
    });
}

function mayUse(pack: Package, other: string): boolean {
  const theirs = order.indexOf(other.slice(scope.length));
  // The command line is the single binary: it starts the others.
  if (pack.name === 'cli' && (other === `${scope}server` || other === `${scope}worker`)) return true;
  if (pack.service) return theirs >= 0 && other !== testing;
  if (pack.name === 'testing' && other === `${scope}server`) return true;
  return theirs >= 0 && theirs < order.indexOf(pack.name);
}

function wrongLists(pack: Package): string[] {
  if (!pack.service && !order.includes(pack.name)) return [`packages/${pack.name} is not in the order of packages (${order.join(' → ')})`];
  return [...pack.dependencies]
    .filter((name) => name.startsWith(scope) && !mayUse(pack, name))
    .map((name) => `${pack.name}/package.json lists ${name}, which may not be used there`);
}

function wrongImports(root: string, pack: Package): string[] {
  const found: string[] = [];
  const edges = new Map<string, string[]>();
  for (const file of sources(join(pack.folder, 'src'))) {
    const where = relative(root, file);
    const local: string[] = [];
    for (const { target, typeOnly } of importsOf(file)) {
      const wrong = target.startsWith('.') ? wrongLocal(pack, file, target) : wrongPackage(pack, file, target);
      if (wrong) found.push(`${where} imports ${target}: ${wrong}`);
      else if (target.startsWith('.') && !typeOnly) local.push(resolve(dirname(file), target));
    }
    edges.set(file, local);
  }
  const cycles = cyclesOf(edges).map((cycle) => `${cycle.map((file) => relative(root, file)).join(' → ')}: a cycle`);
  return [...found, ...cycles];
}

function wrongLocal(pack: Package, file: string, target: string): string | undefined {
  const path = resolve(dirname(file), target);
  // A file that a dependency ships but does not export by name, taken as a file.
  const vendored = path.slice(path.lastIndexOf(`node_modules${sep}`) + `node_modules${sep}`.length);
  if (path.includes(`${sep}node_modules${sep}`)) return wrongPackage(pack, file, vendored);
  if (path === join(pack.folder, 'package.json')) return undefined; // its own version
  if (!path.startsWith(join(pack.folder, 'src') + sep)) return 'a relative import may not leave its package';
  if (!existsSync(path) || !/\.[a-z]+$/.test(target)) return 'no such file (local imports end in .ts)';
  return undefined;
}

function wrongPackage(pack: Package, file: string, target: string): string | undefined {
  if (target === 'bun' || target.startsWith('bun:') || target.startsWith('node:')) return undefined;
  if (builtinModules.includes(target)) return `write node:${target}`;
  const name = target.split('/', target.startsWith('@') ? 2 : 1).join('/');
  if (pack.dependencies.has(name)) return undefined; // whether it may be listed is said of the list
  if (isTest(file) && testOnly(pack).has(name)) return undefined;
  return name.startsWith(scope) && !mayUse(pack, name) ? 'against the direction of dependencies' : `${name} is not in its package.json`;
}

/** A test may use the testing package, what that brings for tests, and what its own package lists for development. */
function testOnly(pack: Package): ReadonlySet<string> {
  const manifest = join(dirname(dirname(pack.folder)), 'packages/testing/package.json');
  const { dependencies = {} } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
  const { devDependencies = {} } = JSON.parse(readFileSync(join(pack.folder, 'package.json'), 'utf8'));
  return new Set([testing, ...Object.keys(devDependencies), ...Object.keys(dependencies).filter((name) => !name.startsWith(scope))]);
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file);

function sources(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)node_modules\//.test(name))
    .map((name) => join(folder, name));
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const target = specifierOf(node);
    if (target) found.push({ target, typeOnly: isTypeOnly(node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal);
  if (!ts.isCallExpression(node)) return undefined;
  const loads = node.expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(node.expression) && node.expression.text === 'require');
  return loads ? textOf(node.arguments[0]) : undefined;
}

const textOf = (node: ts.Node | undefined) => (node && ts.isStringLiteralLike(node) ? node.text : undefined);

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { importClause } = node;
  const names = importClause.namedBindings;
  return (
    importClause.phaseModifier === ts.SyntaxKind.TypeKeyword ||
    (!importClause.name && !!names && ts.isNamedImports(names) && names.elements.length > 0 && names.elements.every((name) => name.isTypeOnly))
  );
}

/** The groups of files that import each other in a circle. */
export function cyclesOf(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string): number => {
    const mine = index.size;
    index.set(file, mine);
    stack.push(file);
    let lowest = mine;
    for (const next of edges.get(file) ?? []) {
      if (!index.has(next)) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, index.get(next) ?? mine);
    }
    if (lowest !== mine) return lowest;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1 || edges.get(file)?.includes(file)) cycles.push(group.sort());
    return lowest;
  };
  for (const file of edges.keys()) if (!index.has(file)) visit(file);
  return cycles;
}

if (import.meta.main) {
  const found = misdirected(resolve(import.meta.dir, '..'));
  for (const line of found) console.log(line);
  if (found.length === 0) console.log('Every package uses only those before it.');
  process.exit(found.length === 0 ? 0 : 1);
}
