import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { emptyEngine } from '@foremast/domain/search/engine/empty-engine';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const purgeElasticsearchIndexes = operation({
  id: 'PurgeElasticsearchIndexes',
  method: 'POST',
  path: '/api/v4/elasticsearch/purge_indexes',
  summary: 'Empty the search engine’s indexes, all of them or some by name.',
  query: t.Object({ index: t.String() }),
  response: StatusOK,
  permission: () => [onUnrestrictedSystem('purge_elasticsearch_indexes')],
  async handle({ query }, ctx) {
    await emptyEngine(
      ctx,
      query.index.split(',').filter((name) => name !== ''),
    );
    return { status: 'OK' };
  },
});
