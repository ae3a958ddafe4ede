import { deleteExport } from './delete-export.ts';
import { downloadExport } from './download-export.ts';
import { generatePresignUrlExport } from './generate-presign-url-export.ts';
import { listExports } from './list-exports.ts';

export const exportArchives = [deleteExport, downloadExport, generatePresignUrlExport, listExports];
