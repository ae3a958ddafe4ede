import type { Settings } from '@foremast/kernel/config/settings';
import { type EmojiRow, emojiByNames } from '@foremast/store/queries/emoji';
import type { Db } from '@foremast/store/store';
import { isSystemEmoji } from '@foremast/wire/emoji/system-emoji';

const EMOJI = /:([a-zA-Z0-9_+-]{1,64}):/g;

/** Names between colons that are no emoji of every server: perhaps custom ones. */
function namesIn(text: string): string[] {
  if (!text.includes(':')) return [];
  return Array.from(text.matchAll(EMOJI), ([, name = '']) => name).filter((name) => !isSystemEmoji(name));
}

interface Reacted {
  readonly emoji_name: string;
}

/**
 * The custom emoji of this server in messages and among their reactions, found by one query for all of them. What it answers tells those of one
 * message, by name; undefined where there are none.
 */
export async function customEmoji(
  db: Db,
  settings: Settings,
  messages: readonly string[],
  reactions: Iterable<readonly Reacted[]> = [],
): Promise<(message: string, reactions?: readonly Reacted[]) => EmojiRow[] | undefined> {
  const names = new Set(messages.flatMap(namesIn));
  for (const group of reactions) for (const { emoji_name } of group) if (!isSystemEmoji(emoji_name)) names.add(emoji_name);
  const rows = settings.ServiceSettings.EnableCustomEmoji ? await emojiByNames(db, [...names]) : [];
  if (rows.length === 0) return () => undefined;
  const known = new Map(rows.map((row) => [row.name, row]));
  return (message, reacted = []) => {
    const used = [...new Set([...namesIn(message), ...reacted.map((r) => r.emoji_name)])].sort().flatMap((name) => known.get(name) ?? []);
    return used.length > 0 ? used : undefined;
  };
}
