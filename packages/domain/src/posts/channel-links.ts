const CHANNEL_LINK = /(?<!\w)~([a-z0-9\-_]+)/gi;

/** The names after a `~` in a message, each once, in lower case. Code counts. */
export function channelLinks(message: string): string[] {
  if (!message.includes('~')) return [];
  return [...new Set(Array.from(message.matchAll(CHANNEL_LINK), ([, name = '']) => name.toLowerCase()))];
}
