/**
 * The body of a request as it comes; nothing where there is none. Who has enough of it goes on at once: of some bodies the end of the rest
 * is told only when all has arrived, or never.
 */
export async function* bodyChunks(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

/** The whole body, of `limit` bytes at most: no more than that is held. Throws what `tooLong` makes. */
export async function wholeBody(request: Request, limit: number, tooLong: () => Error): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bodyChunks(request)) {
    size += chunk.length;
    if (size > limit) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
