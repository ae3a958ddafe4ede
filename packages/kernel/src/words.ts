import type { AppError } from './error.ts';
import { words } from './words/all.ts';

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'The request is not valid.',
  401: 'Please sign in.',
  403: 'This is not allowed.',
  404: 'This was not found.',
  409: 'This conflicts with what is stored.',
  413: 'This is larger than the server accepts.',
  429: 'Too many requests. Please wait a little.',
  501: 'This feature is switched off on this server.',
};

/** The sentence for an error. An id without one, such as that of a newer server, gets its status's sentence. */
export function wordsFor({ id, status, params }: Pick<AppError, 'id' | 'status' | 'params'>): string {
  const text = words[id] ?? BY_STATUS[status] ?? 'The request failed.';
  return text.replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ''));
}
