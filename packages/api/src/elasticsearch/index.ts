import { purgeElasticsearchIndexes } from './purge-elasticsearch-indexes.ts';
import { testElasticsearch } from './test-elasticsearch.ts';

export const elasticsearch = [purgeElasticsearchIndexes, testElasticsearch];
