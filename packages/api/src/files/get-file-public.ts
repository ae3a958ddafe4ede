import { checkProof, publicLinksOn } from '@foremast/domain/files/public-link';
import { sendFile } from '@foremast/domain/files/send-file';
import { AppError, invalidUrl, notFound } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation, Raw } from '@foremast/kernel/operation';
import { wordsFor } from '@foremast/kernel/words';
import { findFile } from '@foremast/store/queries/files';
import { t } from '@foremast/wire/scalars';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** People come here by a link, so that errors are pages. */
const page = (error: AppError): Response =>
  new Response(`<!doctype html><html lang="en"><meta charset="utf-8"><title>File</title><p>${escaped(wordsFor(error))}</p></html>`, {
    status: error.status,
    headers: { 'content-type': 'text/html' },
  });

export const getFilePublic = operation({
  id: 'GetFilePublic',
  method: 'GET',
  path: '/files/{file_id}/public',
  summary: 'A file, for whoever has its public link.',
  query: t.Object({ h: t.String(), download: t.Boolean() }),
  response: Raw,
  permission: 'public',
  noCsrf: true,
  alsoHead: true,
  uncheckedParams: ['file_id'],
  async handle({ params, query }, ctx) {
    try {
      if (!isId(params.file_id)) throw invalidUrl('file_id');
      publicLinksOn(ctx);
      const file = await findFile(ctx.db, params.file_id);
      if (!file) throw notFound('app.file_info.get.app_error');
      checkProof(ctx, file.id, query.h);
      return await sendFile(ctx, file, query.download);
    } catch (error) {
      if (error instanceof AppError) return page(error);
      throw error;
    }
  },
});
