import { switchedOff } from '@foremast/kernel/error';
import { publicJob } from '../public-job.ts';

/** The database searches: there is no engine of its own to fill. */
const noEngine = (type: string) =>
  publicJob({
    type,
    run() {
      throw switchedOff('ent.elasticsearch.generic.disabled');
    },
  });

export const elasticsearchPostIndexing = noEngine('elasticsearch_post_indexing');
export const elasticsearchPostAggregation = noEngine('elasticsearch_post_aggregation');
