import { type AppError, badRequest } from '@foremast/kernel/error';
import type { NewPost } from './write-post.ts';

export const MAX_MESSAGE = 16_383;
const MAX_FILE_IDS = 300;
/** What of the room for props the server keeps for itself is not the caller's. */
const MAX_PROPS = 760_000;
const MAX_TYPE = 26;
const MAX_PRIORITY = 32;

const TYPES = new Set(['', 'me', 'slack_attachment', 'reminder', 'add_bot_teams_channels', 'burn_on_read']);

export const mayBeType = (type: string): boolean =>
  TYPES.has(type) || type.startsWith('system_') || (type.startsWith('custom_') && type.length <= MAX_TYPE);

/** The number of code points, without counting them one by one where that cannot matter. */
export function longerThan(text: string, most: number): boolean {
  if (text.length <= most) return false;
  let count = 0;
  for (const _ of text) if (++count > most) return true;
  return false;
}

/** Any word will do; but only so much of it is kept. */
export const mayBePriority = (word: string): boolean => !longerThan(word, MAX_PRIORITY);

/** What is wrong with a message, if anything: `model.post.is_valid.*` (400). */
export function postError(post: Pick<NewPost, 'message' | 'type' | 'props' | 'file_ids'>): AppError | undefined {
  if (longerThan(post.message, MAX_MESSAGE)) return badRequest('model.post.is_valid.message_length.app_error');
  if (!mayBeType(post.type ?? '')) return badRequest('model.post.is_valid.type.app_error');
  if (JSON.stringify([...new Set(post.file_ids)]).length > MAX_FILE_IDS) return badRequest('model.post.is_valid.file_ids.app_error');
  if (longerThan(JSON.stringify(post.props ?? {}), MAX_PROPS)) return badRequest('model.post.is_valid.props.app_error');
  return undefined;
}
