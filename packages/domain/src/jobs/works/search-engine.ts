import { fillIndexes } from '../../search/fill-indexes.ts';
import { publicJob } from '../public-job.ts';

/** Fills the indexes of searches anew, whichever engine searches: the database, and Meilisearch where there is one. */
export const elasticsearchPostIndexing = publicJob({ type: 'elasticsearch_post_indexing', run: fillIndexes });

/** There is one index for all days here, so that none are put together: it is brought into the form that is quickest to search. */
export const elasticsearchPostAggregation = publicJob({
  type: 'elasticsearch_post_aggregation',
  dailyAt: ({ ElasticsearchSettings }) => (ElasticsearchSettings.EnableIndexing ? ElasticsearchSettings.PostsAggregatorJobStartTime : undefined),
  async run(ctx) {
    await ctx.tx((tx) => tx.db.dialect.postSearch.tidy(tx.db));
    await ctx.tx((tx) => tx.db.dialect.fileSearch.tidy(tx.db));
  },
});
