import type { Ctx } from '@foremast/kernel/context';
import { switchedOff } from '@foremast/kernel/error';
import { filesByIds } from '@foremast/store/queries/post-files';
import type { FileQuery } from '@foremast/store/search/file-search';
import type { SearchTerm } from '@foremast/store/search/search-term';
import type { FileInfoList } from '@foremast/wire/models/file-info';
import { presentPostFile } from '../posts/present-post-file.ts';
import { findFiles } from './find.ts';
import { type ParsedTerms, parseTerms, toTerm } from './parse-terms.ts';
import type { PostSearchRequest } from './search-posts.ts';
import { searchScope } from './search-scope.ts';

/** A file has no tags: they are words like others. */
const tagsAsWords = (parsed: ParsedTerms): SearchTerm[] => parsed.tags.flatMap((tag) => toTerm(tag) ?? []);

/** Where one word is enough, each part of a word with signs in it is. */
function anyPart(text: string, parsed: ParsedTerms): SearchTerm[] {
  if (text.includes('"')) return parsed.words;
  return parsed.words.flatMap(({ tokens, prefix }) =>
    tokens.filter((token) => token !== '').map((token, i, all) => ({ tokens: [token], prefix: prefix && i === all.length - 1 })),
  );
}

async function toQuery(ctx: Ctx, teamId: string | undefined, request: PostSearchRequest): Promise<FileQuery | undefined> {
  const parsed = parseTerms(request.terms);
  if (!parsed.meaningful) return undefined;
  const place = { teamId, archivedToo: request.include_deleted_channels, offsetSeconds: request.time_zone_offset };
  const scope = await searchScope(ctx, place, parsed);
  if (!scope) return undefined;
  const words = [...(request.is_or_search ? anyPart(request.terms, parsed) : parsed.words), ...tagsAsWords(parsed)];
  // A tag that is no more than a common word finds nothing.
  if (words.length === 0 && parsed.tags.length > 0) return undefined;
  return {
    ...scope,
    words,
    anyWord: request.is_or_search,
    notWords: parsed.notWords,
    extensions: parsed.ext,
    notExtensions: parsed.notExt,
  };
}

/** Files of messages in the searcher's channels, by name or by what they hold, newest first. All there is is on the first page. */
export async function searchFiles(ctx: Ctx, teamId: string | undefined, request: PostSearchRequest): Promise<FileInfoList> {
  if (!ctx.config.ServiceSettings.EnableFileSearch) throw switchedOff('store.sql_file_info.search.disabled');
  const query = request.page > 0 ? undefined : await toQuery(ctx, teamId, request);
  const order = query ? await findFiles(ctx, query) : [];
  const files = await filesByIds(ctx.db, order);
  const there = new Set(files.map((file) => file.id));
  return {
    order: order.filter((id) => there.has(id)),
    file_infos: Object.fromEntries(files.map((file) => [file.id, presentPostFile(file)])),
    next_file_info_id: '',
    prev_file_info_id: '',
    first_inaccessible_file_time: 0,
  };
}
