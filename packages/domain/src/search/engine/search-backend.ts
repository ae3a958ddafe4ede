import type { Ctx } from '@foremast/kernel/context';
import { searchEngine } from './search-engine.ts';

/** What searches, as clients are told. */
export function searchBackend({ app, config }: Ctx): 'meilisearch' | 'database' | 'none' {
  if (searchEngine(app)) return 'meilisearch';
  return config.SqlSettings.DisableDatabaseSearch ? 'none' : 'database';
}
