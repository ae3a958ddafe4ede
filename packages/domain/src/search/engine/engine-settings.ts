import type { SearchKind } from '@foremast/store/queries/search-queue';
import type { Settings } from 'meilisearch';

const common: Settings = {
  displayedAttributes: ['id'],
  sortableAttributes: ['create_at'],
  // Newest first, whatever else.
  rankingRules: ['sort', 'words', 'exactness'],
  // Words are cut and reduced to stems before they come here: nothing is to be guessed.
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled',
  stopWords: [],
  pagination: { maxTotalHits: 5000 },
  searchCutoffMs: 3000,
};

const scope = ['channel_id', 'user_id', 'create_at'];

/** What the engine must know of each index before it gets documents. */
export const engineSettings: Readonly<Record<SearchKind, Settings>> = {
  post: { ...common, searchableAttributes: ['text'], filterableAttributes: [...scope, 'words', 'tags'] },
  file: { ...common, searchableAttributes: ['names'], filterableAttributes: [...scope, 'names', 'contents', 'extension'] },
};
