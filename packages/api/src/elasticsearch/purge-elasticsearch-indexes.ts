import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const purgeElasticsearchIndexes = operation({
  id: 'PurgeElasticsearchIndexes',
  method: 'POST',
  path: '/api/v4/elasticsearch/purge_indexes',
  summary: 'Empty the search engine’s indexes; the database searches here, so that there are none.',
  response: StatusOK,
  permission: () => [onUnrestrictedSystem('purge_elasticsearch_indexes')],
  handle() {
    throw badRequest('ent.elasticsearch.generic.disabled');
  },
});
