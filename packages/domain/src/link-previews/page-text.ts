const HEAD_BYTES = 4096;
const CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

/** By the mark at its beginning, the server's word, or the page's own; else UTF-8. */
function decoderOf(bytes: Uint8Array, contentType: string): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be');
  const told = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1];
  const own = CHARSET.exec(Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1'))?.[1];
  return (told && decoderFor(told)) || (own && decoderFor(own)) || new TextDecoder();
}

/** A page as text, in whatever character set it came. */
export const pageText = (bytes: Uint8Array, contentType: string): string => decoderOf(bytes, contentType).decode(bytes);
