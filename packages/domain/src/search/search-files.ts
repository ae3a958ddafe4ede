import type { Ctx } from '@foremast/kernel/context';
import { switchedOff } from '@foremast/kernel/error';
import { filesByIds } from '@foremast/store/queries/post-files';
import type { FileQuery } from '@foremast/store/search/file-search';
import type { SearchTerm } from '@foremast/store/search/post-search';
import type { FileInfoList } from '@foremast/wire/models/file-info';
import { presentPostFile } from '../posts/present-post-file.ts';
import { fileTokens } from './index-file.ts';
import { type ParsedTerms, parseTerms } from './parse-terms.ts';
import type { PostSearchRequest } from './search-posts.ts';
import { searchScope } from './search-scope.ts';
import { queryTokens } from './search-tokens.ts';

const MOST = 100;

/** A file has no tags: they are words like others. */
function toWord(text: string): SearchTerm {
  const { tokens, prefix } = queryTokens(text);
  return { raw: text.replace(/\*+$/, ''), tokens, prefix: prefix || text.endsWith('*'), phrase: false };
}

/** Where one word is enough, each part of a word with hyphens is. */
const partsOf = (term: SearchTerm): SearchTerm[] =>
  term.phrase ? [term] : (term.raw.match(/[\p{L}\p{N}]+/gu) ?? []).map((part) => ({ ...toWord(part), prefix: term.prefix }));

function wordsOf(terms: readonly SearchTerm[]): SearchTerm[] {
  return terms.map((term) => ({ ...term, tokens: fileTokens(term.tokens) })).filter((term) => term.tokens.length > 0);
}

async function toQuery(ctx: Ctx, teamId: string | undefined, request: PostSearchRequest): Promise<FileQuery | undefined> {
  const parsed: ParsedTerms = parseTerms(request.terms);
  // A channel's name means nothing without its team.
  if (!parsed.meaningful || (teamId === undefined && parsed.in.length > 0)) return undefined;
  const scope = await searchScope(ctx, teamId, parsed, request.time_zone_offset);
  if (!scope) return undefined;
  const terms = [...parsed.words, ...parsed.tags.map(toWord)];
  return {
    ...scope,
    userId: ctx.userId,
    teamId,
    archivedToo: request.include_deleted_channels,
    words: wordsOf(request.is_or_search ? terms.flatMap(partsOf) : terms),
    anyWord: request.is_or_search,
    notWords: wordsOf(parsed.notWords),
    extensions: parsed.ext,
    notExtensions: parsed.notExt,
    limit: MOST,
  };
}

/** Files of messages in the searcher's channels, by name or by what they hold, newest first. All there is is on the first page. */
export async function searchFiles(ctx: Ctx, teamId: string | undefined, request: PostSearchRequest): Promise<FileInfoList> {
  if (!ctx.config.ServiceSettings.EnableFileSearch) throw switchedOff('store.sql_file_info.search.disabled');
  const query = request.page > 0 ? undefined : await toQuery(ctx, teamId, request);
  const order = query ? await ctx.db.dialect.fileSearch.find(ctx.db, query) : [];
  const files = await filesByIds(ctx.db, order);
  return {
    order,
    file_infos: Object.fromEntries(files.map((file) => [file.id, presentPostFile(file)])),
    next_file_info_id: '',
    prev_file_info_id: '',
    first_inaccessible_file_time: 0,
  };
}
