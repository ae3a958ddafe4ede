import { channelHead } from '@foremast/store/queries/channels';
import { type NamedChannel, namedChannels } from '@foremast/store/queries/channels-by-names';
import type { PostRow } from '@foremast/store/queries/posts';
import type { Db } from '@foremast/store/store';
import type { ChannelMentions } from './channel-mentions.ts';
import type { PostViewer } from './post-viewer.ts';

type Named = Pick<PostRow, 'channel_id' | 'props'>;

export function channelNamesIn({ props }: Pick<PostRow, 'props'>): ChannelMentions | undefined {
  const named = props?.channel_mentions;
  return named && typeof named === 'object' && !Array.isArray(named) ? (named as ChannelMentions) : undefined;
}

/** The channels that these messages name with a `~`, by team and name. */
export async function channelsNamedIn(db: Db, rows: readonly Named[]): Promise<{ teamOf(row: Named): string; channels: NamedChannel[] }> {
  const naming = rows.filter((row) => channelNamesIn(row));
  const teams = new Map<string, string>();
  for (const id of new Set(naming.map((row) => row.channel_id))) teams.set(id, (await channelHead(db, id))?.team_id ?? '');
  const names = [...new Set(naming.flatMap((row) => Object.keys(channelNamesIn(row) ?? {})))];
  return { teamOf: (row) => teams.get(row.channel_id) ?? '', channels: await namedChannels(db, [...new Set(teams.values())].filter(Boolean), names) };
}

/** The props of each message without the channels that the viewer may not read; for everybody, without private ones. */
export async function shownChannelNames(db: Db, rows: readonly Named[], viewer: PostViewer | undefined): Promise<(row: Named) => PostRow['props']> {
  const { teamOf, channels } = await channelsNamedIn(db, rows);
  const hidden = new Set<string>();
  for (const { id, name, team_id, type } of channels) if (viewer ? !(await viewer.mayRead(id)) : type === 'P') hidden.add(`${team_id}/${name}`);
  return (row) => {
    const named = channelNamesIn(row);
    if (!named || hidden.size === 0) return row.props;
    const shown = Object.entries(named).filter(([name]) => !hidden.has(`${teamOf(row)}/${name}`));
    const { channel_mentions: _, ...props } = row.props ?? {};
    return shown.length > 0 ? { ...props, channel_mentions: Object.fromEntries(shown) } : props;
  };
}
