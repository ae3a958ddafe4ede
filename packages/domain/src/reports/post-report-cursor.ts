import { badRequest } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';

/** Where a report on messages goes on, and what it was asked for. */
export interface PostReportPlace {
  readonly channelId: string;
  readonly timeField: string;
  readonly includeDeleted: boolean;
  readonly excludeSystem: boolean;
  readonly sortDirection: string;
  readonly at: number;
  readonly id: string;
}

const VERSION = 1;
const PARTS = 8;
const MOST_DIGITS = /^\d{1,16}$/;

export function encodePlace(place: PostReportPlace): string {
  const { channelId, timeField, includeDeleted, excludeSystem, sortDirection, at, id } = place;
  return Buffer.from([VERSION, channelId, timeField, includeDeleted, excludeSystem, sortDirection, at, id].join(':')).toString('base64url');
}

const wrong = (what: string) => badRequest(`model.post.decode_cursor.${what}`);

function truth(text: string, what: string): boolean {
  if (text !== 'true' && text !== 'false') throw wrong(what);
  return text === 'true';
}

/** Throws `model.post.decode_cursor.*`, or `model.post.query_params.invalid_cursor_id` (400). */
export function decodePlace(text: string): PostReportPlace {
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text)) throw wrong('invalid_base64');
  const parts = Buffer.from(text, 'base64url').toString().split(':');
  const [version = '', channelId = '', timeField = '', deleted = '', system = '', sortDirection = '', at = '', id = ''] = parts;
  if (!/^-?\d+$/.test(version)) throw wrong(parts.length === PARTS ? 'invalid_version' : 'invalid_format');
  if (Number(version) !== VERSION) throw wrong('unsupported_version');
  if (parts.length !== PARTS) throw wrong('invalid_format');
  const includeDeleted = truth(deleted, 'invalid_include_deleted');
  const excludeSystem = truth(system, 'invalid_exclude_system_posts');
  if (!MOST_DIGITS.test(at)) throw wrong('invalid_timestamp');
  if (!isId(id)) throw badRequest('model.post.query_params.invalid_cursor_id');
  return { channelId, timeField, includeDeleted, excludeSystem, sortDirection, at: Number(at), id };
}
