import type { Entry } from '../directory.ts';
import type { Db } from '../store.ts';
import { type ChannelFacts, channelDirectory } from './channel-directory.ts';

export interface ChannelSearch {
  readonly words: readonly string[];
  /** A word that is an id finds the channel of that id. */
  readonly byId?: boolean;
  readonly keep: (facts: ChannelFacts, id: string) => boolean;
  /** So many are enough, and those of the same title as the last. */
  readonly enough?: number;
}

/** Open and private channels by title, found by name, title or purpose, without asking the database. */
export async function channelsInMemory(
  db: Db,
  { words, byId, keep, enough = Number.POSITIVE_INFINITY }: ChannelSearch,
): Promise<Entry<ChannelFacts>[]> {
  const channels = await db.memory.directory(db, channelDirectory);
  const byText = ({ texts }: Entry<ChannelFacts>) => words.every((word) => texts.some((text) => text.includes(word.toLowerCase())));
  const found: Entry<ChannelFacts>[] = [];
  for (const entry of channels.find(words)) {
    if (!keep(entry.facts, entry.id)) continue;
    if (found.length >= enough && found.at(-1)?.order !== entry.order) break;
    if (byId || !words.includes(entry.id) || byText(entry)) found.push(entry);
  }
  return found;
}
