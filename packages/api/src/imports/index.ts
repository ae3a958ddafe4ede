import { deleteImport } from './delete-import.ts';
import { listImports } from './list-imports.ts';

export const importArchives = [deleteImport, listImports];
