import { isTree } from './settings.ts';

/** The same tree with its keys in alphabetical order, as clients have always read the configuration. */
export function sortedKeys(tree: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, isTree(value) ? sortedKeys(value) : value]));
}
