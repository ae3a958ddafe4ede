import type { PostFileRow } from '@foremast/store/queries/post-files';
import { contentTokens, type Indexable, indexedFile, indexedPost } from '../indexed.ts';

/** What the engine keeps of a message or a file: words already cut, each once to filter by, and all in their order for phrases. */
export interface EngineDocument {
  readonly id: string;
  readonly create_at: number;
  readonly channel_id: string;
  readonly user_id: string;
  readonly [field: string]: unknown;
}

/** Stands for a word that is too common to be kept, so that what is beside it is no row. */
const COMMON = '\ue000';

const words = (tokens: readonly string[]): string[] => [...new Set(tokens)].filter((token) => token !== '');
const text = (tokens: readonly string[]): string => tokens.map((token) => token || COMMON).join(' ');

export function postDocument(post: Indexable): EngineDocument {
  const { tokens, tagTokens } = indexedPost(post);
  const { id, create_at, channel_id, user_id } = post;
  return { id, create_at, channel_id, user_id, words: words(tokens), tags: [...new Set(tagTokens)], text: text(tokens) };
}

export type EngineFile = Pick<PostFileRow, 'id' | 'create_at' | 'channel_id' | 'user_id' | 'name' | 'extension'> & { readonly content: string };

export function fileDocument(file: EngineFile): EngineDocument {
  const { nameTokens, contentTokens: contents } = indexedFile(file, contentTokens(file.content));
  const { id, create_at, user_id, extension } = file;
  return {
    id,
    create_at,
    channel_id: file.channel_id ?? '',
    user_id,
    extension,
    names: words(nameTokens),
    contents: words(contents),
  };
}
