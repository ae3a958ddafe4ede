import type { PostFileRow } from '@foremast/store/queries/post-files';
import type { PostRow } from '@foremast/store/queries/posts';
import type { IndexedFile } from '@foremast/store/search/file-search';
import type { IndexedPost } from '@foremast/store/search/post-search';
import { searchTokens, tagToken } from './search-tokens.ts';

export type Indexable = Pick<PostRow, 'id' | 'create_at' | 'channel_id' | 'user_id' | 'message' | 'hashtags' | 'type'>;

/** False for messages that searches never find. */
export const isFindable = ({ type }: Pick<PostRow, 'type'>): boolean => !type.startsWith('system_') && type !== 'burn_on_read';

/** A message as the indexes have it. */
export const indexedPost = ({ id, create_at, channel_id, user_id, message, hashtags }: Indexable): IndexedPost => ({
  post_id: id,
  create_at,
  channel_id,
  user_id,
  tokens: searchTokens(message),
  tagTokens: hashtags === '' ? [] : hashtags.split(' ').map(tagToken),
});

/** Of a long text the first words are enough to find it. */
const MOST_WORDS = 100_000;

export const contentTokens = (content: string): string[] => searchTokens(content, MOST_WORDS);

/** A file as the indexes have it: its name as words, and those of its text. */
export const indexedFile = ({ id, name }: Pick<PostFileRow, 'id' | 'name'>, words: readonly string[]): IndexedFile => ({
  file_id: id,
  nameTokens: searchTokens(name),
  contentTokens: words,
});
