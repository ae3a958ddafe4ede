import { badRequest, invalidBody } from '@foremast/kernel/error';

/**
 * A body that is a list of texts, each once. Anything but a list of texts is `api.payload.parse.error`; null and an empty list
 * are an invalid `name`.
 */
export function textList(body: unknown, name: string): string[] {
  if (body === null) throw invalidBody(name);
  if (!Array.isArray(body) || body.some((item) => typeof item !== 'string')) throw badRequest('api.payload.parse.error');
  if (body.length === 0) throw invalidBody(name);
  return [...new Set(body as string[])];
}
