import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of the conformance kit: FOREMAST_CONFORMANCE, else beside the repository; undefined where it is not. */
export function findKit(): string | undefined {
  const folder = resolve(process.env.FOREMAST_CONFORMANCE || resolve(import.meta.dir, '../../shared/conformance'));
  return existsSync(join(folder, 'run.ts')) ? folder : undefined;
}
