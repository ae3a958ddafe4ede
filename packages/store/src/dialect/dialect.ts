import type { Expression, RawBuilder } from 'kysely';
import type { CountAndReadPost } from '../queries/count-and-read.ts';
import type { FileSearch } from '../search/file-search.ts';
import type { PostSearch } from '../search/post-search.ts';
import type { ChannelPosts } from './channel-posts.ts';

/** What SQLite and PostgreSQL say differently. Nothing else asks which of the two is running. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** `column` is one of `values`; the statement's text does not depend on how many there are. */
  anyOf(column: string, values: readonly string[]): RawBuilder<boolean>;
  /** The same for queries that are compiled once: `list` stands for a value made by `list`. */
  anyOfList(column: string, list: unknown): RawBuilder<boolean>;
  /** The same where the way to the rows does not depend on the values: it is planned once, not for each list. */
  anyOfListUnseen(column: string, list: unknown): RawBuilder<boolean>;
  /** The key of one table is that of another: its index is asked for each row of the other, and the table is never read through. */
  sameKey(key: string, other: string): RawBuilder<boolean>;
  /** Many values as one parameter of `anyOfList`. */
  list(values: readonly string[]): unknown;
  /** A table with one column, `value`, made of `list`: to insert a row for each. */
  rowsOf(list: unknown): RawBuilder<unknown>;
  /** The larger of two numbers. */
  greatest(a: Expression<number>, b: Expression<number>): RawBuilder<number>;
  /** A text value of a JSON object column, by key. */
  jsonText(column: string, key: string): RawBuilder<string | null>;
  /** A text is somewhere in a JSON column: for ids, which occur nowhere by chance. */
  jsonHolds(column: string, text: string): RawBuilder<boolean>;
  /** `column` contains `text`, whatever the case; `text` is taken literally. */
  contains(column: string, text: string): RawBuilder<boolean>;
  /** `column` begins with `text`, whatever the case; `text` is taken literally. */
  startsWith(column: string, text: string): RawBuilder<boolean>;
  /** `column` contains `text` as it is written. */
  containsExactly(column: string, text: string): RawBuilder<boolean>;
  /** `column` begins with `text` as it is written. */
  startsWithExactly(column: string, text: string): RawBuilder<boolean>;
  /** The day of an instant in UTC, `2026-01-31`. */
  utcDay(column: string): RawBuilder<string>;
  /** Byte order, so that lists come out the same on both. */
  byteOrder(column: string): RawBuilder<string>;
  /** Orders rows as they were written, for lists whose order their author chose; a table has it as long as its rows are only replaced together. */
  readonly asWritten: RawBuilder<unknown>;
  /** At the end of a query in a transaction: nobody else changes the rows that it finds until the transaction ends. */
  readonly holdingRows: RawBuilder<unknown>;
  /** The same for a query whose rows only must not go: others may still change them. */
  readonly keepingRows: RawBuilder<unknown>;
  /** The live messages of one channel. */
  readonly channelPosts: ChannelPosts;
  readonly countAndReadPost: CountAndReadPost;
  /** Asks for the database's own version. */
  readonly versionQuery: string;
  /** Brings the kept statistics up to date; nothing where they are always current. */
  readonly refreshStatistics: readonly string[];
  /** Full-text search of messages. */
  readonly postSearch: PostSearch;
  /** Full-text search of files. */
  readonly fileSearch: FileSearch;
  isUniqueViolation(error: unknown): boolean;
  /** The name of the broken constraint, or its columns as text: enough to tell `username` from `email`. */
  violatedConstraint(error: unknown): string;
  /** Worth trying again as it is: deadlock, serialisation failure. */
  isTransient(error: unknown): boolean;
}

/** `%`, `_` and `\` in a LIKE pattern, taken literally. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`);
