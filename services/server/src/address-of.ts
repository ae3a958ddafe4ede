import { isIP } from 'node:net';

/** The client's address: as a header of a trusted proxy tells it, else of the connection. Of a chain the first counts. */
export function addressOf(headers: Headers, trusted: readonly string[], connection: string): string {
  for (const name of trusted) {
    const first = (headers.get(name) ?? '').split(',')[0]?.trim() ?? '';
    if (isIP(first)) return first;
  }
  return connection;
}
