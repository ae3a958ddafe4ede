import type { Tx } from '@foremast/kernel/context';
import { type ChannelPerson, channelPeople } from '@foremast/store/queries/channel-people';
import type { NamedChannel } from '@foremast/store/queries/channels-by-names';
import { words } from '../permissions/roles.ts';
import { channelNamesIn } from './shown-channel-names.ts';

/** An open channel is read by everybody of its team but guests, a private one by its members; administrators read all. */
function mayRead({ user_id, roles }: ChannelPerson, type: string, people: ReadonlyMap<string, unknown> | undefined): boolean {
  const held = words(roles);
  if (held.includes('system_admin') || people?.has(user_id)) return true;
  return type === 'O' && !held.includes('system_guest');
}

/** What of channels of their own team the people of a channel may not read: by person, the names. */
export async function hiddenChannelNames(tx: Tx, channelId: string, named: readonly NamedChannel[]): Promise<Map<string, string[]>> {
  const here = named.length > 0 ? await tx.db.cached(channelPeople, channelId) : undefined;
  if (!here) return new Map();
  const theirs: { name: string; type: string; people: ReadonlyMap<string, unknown> | undefined }[] = [];
  for (const { id, name, type } of named) theirs.push({ name, type, people: (await tx.db.cached(channelPeople, id))?.people });
  const hiddenFrom = (p: ChannelPerson) => theirs.filter(({ type, people }) => !mayRead(p, type, people)).map(({ name }) => name);
  return new Map([...here.people.values()].map((p) => [p.user_id, hiddenFrom(p)]));
}

/** What `shownChannelNames` leaves out for everybody. */
export const hiddenToAll = (named: readonly NamedChannel[]): string[] => named.filter(({ type }) => type === 'P').map(({ name }) => name);

/** A message that does not name these channels as links; without any left, as if there had been none. */
export function withoutNames<P extends { props: Record<string, unknown> | null }>(post: P, hidden: readonly string[]): P {
  const { channel_mentions: _, ...props } = post.props ?? {};
  const named = Object.entries(channelNamesIn(post) ?? {}).filter(([name]) => !hidden.includes(name));
  return { ...post, props: named.length > 0 ? { ...props, channel_mentions: Object.fromEntries(named) } : props };
}
