import { wholeBody } from './body-chunks.ts';
import { tooLarge } from './error.ts';

const refused = () => tooLarge('api.context.request_body_too_large.app_error');

/** A body as text, of `limit` bytes at most, however it is sent: no more than that is held. Throws 413. */
export async function readText(request: Request, limit: number): Promise<string> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit) throw refused();
  // Not `text()`, which drops a byte order mark: with one, a body is not JSON.
  if (announced > 0 || !request.body) return Buffer.from(await request.arrayBuffer()).toString();
  return (await wholeBody(request, limit, refused)).toString();
}
