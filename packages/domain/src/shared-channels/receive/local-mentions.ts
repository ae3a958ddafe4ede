import type { RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import { usersByIds } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import type { SyncMessage } from '@foremast/wire/models/sync-message';

const MENTION = /@([a-z0-9._:-]{1,64})/gi;
const MOST = 2000;

/** Turns the names after at signs into those that the same people have here; somebody unknown is marked with the name of the server. */
export async function localMentions(
  db: Db,
  remote: RemoteClusterRow,
  { mention_transforms }: Pick<SyncMessage, 'mention_transforms'>,
): Promise<(text: string) => string> {
  const meant = new Map(Object.entries(mention_transforms).slice(0, MOST));
  if (meant.size === 0) return (text) => text;
  const here = new Map((await usersByIds(db, [...new Set(meant.values())])).map((user) => [user.id, user.username]));
  const nameOf = (word: string): string | undefined => {
    const id = meant.get(word.toLowerCase());
    return id === undefined ? undefined : (here.get(id) ?? `${word}:${remote.name}`);
  };
  return (text) =>
    text.replace(MENTION, (whole, word: string) => {
      const end = /[.:_-]+$/.exec(word)?.[0] ?? '';
      const known = nameOf(word);
      if (known !== undefined) return `@${known}`;
      const shorter = end === '' ? undefined : nameOf(word.slice(0, -end.length));
      return shorter === undefined ? whole : `@${shorter}${end}`;
    });
}
