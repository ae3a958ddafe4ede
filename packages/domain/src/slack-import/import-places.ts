import type { Ctx, Tx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { trimMarks } from '@foremast/kernel/trim-marks';
import { wordsFor } from '@foremast/kernel/words';
import { type ChannelRow, findChannelByName } from '@foremast/store/queries/channels';
import { findTeamMember } from '@foremast/store/queries/team-members';
import type { UserRow } from '@foremast/store/queries/users';
import { addChannelMember } from '../channels/add-member.ts';
import { emptyChannel, saveNewChannel } from '../channels/create-channel.ts';
import { openDirect } from '../channels/open-direct.ts';
import { openGroup } from '../channels/open-group.ts';
import type { SlackImport } from './slack-import.ts';
import { onlyTexts, readable, SlackChannel } from './slack-models.ts';

const LISTS = [
  ['channels.json', 'open'],
  ['groups.json', 'private'],
  ['mpims.json', 'group'],
  ['dms.json', 'direct'],
] as const;
type Kind = (typeof LISTS)[number][1];

/** So many people are a group message; more are a private channel. */
const GROUP_BELOW = 8;

/** Where people talked, there and here; its messages are in the folder. */
export interface Place {
  readonly slackId: string;
  readonly folder: string;
  readonly channel: ChannelRow;
}

type People = ReadonlyMap<string, UserRow>;

const cut = (text: string, most: number): string => [...text].slice(0, most).join('');

/** The name as a channel may have it; its id there, where nothing of it may stay. */
function nameOf({ id, name }: SlackChannel): string {
  const trimmed = trimMarks(name.toLowerCase(), '_-').slice(0, 64);
  if (trimmed.length === 1) return `slack-channel-${trimmed}`;
  return /^[a-z0-9][a-z0-9_-]*$/.test(trimmed) ? trimmed : id.toLowerCase().replace(/[^a-z0-9]/g, '') || newId();
}

async function teamChannel(tx: Tx, slack: SlackChannel, type: 'O' | 'P', people: People, { team, report }: SlackImport): Promise<ChannelRow> {
  const name = nameOf(slack);
  const known = await findChannelByName(tx.db, team.id, name);
  if (known && known.delete_at === 0 && known.type === type) {
    report.say('channels', `~${name} was here already: the messages are added to it.`);
    return known;
  }
  const channel: ChannelRow = {
    ...emptyChannel(newId(), tx.now()),
    team_id: team.id,
    type,
    name: known ? newId() : name,
    display_name: cut(slack.name || name, 64),
    purpose: cut(slack.purpose.value, 250),
    header: cut(slack.topic.value, 1024),
    creator_id: people.get(slack.creator)?.id ?? '',
  };
  await saveNewChannel(tx, channel);
  report.say('channels', `~${channel.name} is new${known ? `: another channel has the name ${name}` : ''}.`);
  return channel;
}

async function addMembers(tx: Tx, channel: ChannelRow, members: readonly UserRow[]): Promise<void> {
  for (const user of members) {
    const inTeam = await findTeamMember(tx.db, channel.team_id, user.id);
    if (user.delete_at === 0 && inTeam?.delete_at === 0) await addChannelMember(tx, channel, user);
  }
}

/** Somebody who let in only some may not become somebody who lets in all: a private channel never becomes an open one. */
async function importPlace(tx: Tx, slack: SlackChannel, kind: Kind, people: People, all: SlackImport): Promise<Place | undefined> {
  const members = [...new Set(onlyTexts(slack.members))].flatMap((id) => people.get(id) ?? []);
  const ids = [...new Set(members.map((user) => user.id))];
  const at = (folder: string, channel: ChannelRow): Place => ({ slackId: slack.id, folder, channel });
  if (kind === 'direct') {
    const [first, second] = ids;
    return first && second && ids.length === 2 ? at(slack.id, await openDirect(tx, first, second, true)) : undefined;
  }
  if (kind === 'group' && ids.length > 2 && ids.length < GROUP_BELOW) return at(slack.name, await openGroup(tx, ids));
  const channel = await teamChannel(tx, slack, kind === 'open' ? 'O' : 'P', people, all);
  await addMembers(tx, channel, members);
  return at(slack.name, channel);
}

/** Every channel and conversation of the workspace; what cannot be here is left out and named. */
export async function importPlaces(ctx: Ctx, slack: SlackImport, people: People): Promise<Place[]> {
  const places: Place[] = [];
  for (const [file, kind] of LISTS) {
    for (const one of readable(SlackChannel, (await slack.archive.list(file)) ?? [])) {
      try {
        const place = await ctx.tx((tx) => importPlace(tx, one, kind, people, slack));
        if (place) places.push(place);
        else slack.report.say('channels', `A conversation (${one.id}) was left out: it needs two people who are known.`);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        slack.report.say('channels', `${one.name || one.id} could not be brought over: ${wordsFor(error)}`);
      }
    }
  }
  return places;
}
