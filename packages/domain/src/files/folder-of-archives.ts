import { badRequest } from '@foremast/kernel/error';
import type { FileStore } from './file-port.ts';

/** A name in a folder, and nothing that leads out of it. */
const NAME = /^[^/\\\0]{1,255}$/;

/** The path of an archive in a folder of the store; a name that leads elsewhere is refused. */
export function archivePath(folder: string, name: string): string {
  if (!NAME.test(name) || name === '.' || name === '..') throw badRequest('api.context.invalid_url_param.app_error', { Name: 'name' });
  return `${folder.replace(/\/+$/, '')}/${name}`;
}

/** The names of all files in a folder of the store. */
export async function archiveNames(store: FileStore, folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const path of store.list(folder)) names.push(path.slice(path.lastIndexOf('/') + 1));
  return names.sort();
}
