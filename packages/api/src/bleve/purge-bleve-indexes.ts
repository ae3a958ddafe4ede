import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const purgeBleveIndexes = operation({
  id: 'PurgeBleveIndexes',
  method: 'POST',
  path: '/api/v4/bleve/purge_indexes',
  summary: 'Empty the search engine’s indexes; the database searches here, so that there are none.',
  response: StatusOK,
  permission: () => [onUnrestrictedSystem('purge_bleve_indexes')],
  handle() {
    throw badRequest('searchengine.bleve.disabled.error');
  },
});
