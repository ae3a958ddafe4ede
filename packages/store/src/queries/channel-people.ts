import { cache } from '../cache.ts';
import { hot } from '../store.ts';
import { CHANNEL_PEOPLE } from './channel-members.ts';

/** What deciding whom a message concerns needs of a member. */
export interface ChannelPerson {
  user_id: string;
  username: string;
  first_name: string;
  roles: string;
  delete_at: number;
  is_bot: boolean;
  notify_props: Record<string, string>;
  channel_notify_props: Record<string, string>;
  scheme_guest: boolean;
}

interface Row extends Omit<ChannelPerson, 'is_bot' | 'scheme_guest'> {
  bot_id: string | null;
  scheme_guest: boolean | null;
}

const members = hot<{ channelId: string }, Row>(
  (db, p) =>
    db
      .selectFrom('channelmembers')
      .innerJoin('users', 'users.id', 'channelmembers.userid')
      .leftJoin('bots', 'bots.userid', 'users.id')
      .select([
        'users.id as user_id',
        'users.username',
        'users.firstname as first_name',
        'users.roles',
        'users.deleteat as delete_at',
        'bots.userid as bot_id',
        'users.notifyprops as notify_props',
        'channelmembers.notifyprops as channel_notify_props',
        'channelmembers.schemeguest as scheme_guest',
      ])
      .where('channelmembers.channelid', '=', p.channelId) as never,
);

/** Everybody in a channel, by user id. */
export interface ChannelPeople {
  readonly channel_id: string;
  readonly people: ReadonlyMap<string, ChannelPerson>;
}

/** The people of a channel with their notification settings, by channel id. */
export const channelPeople = cache<ChannelPeople>(
  CHANNEL_PEOPLE,
  async (db, channelId) => {
    const rows = await members(db, { channelId });
    const people = rows.map(
      ({ bot_id, scheme_guest, ...row }) => [row.user_id, { ...row, is_bot: bot_id !== null, scheme_guest: scheme_guest === true }] as const,
    );
    return { channel_id: channelId, people: new Map(people) };
  },
  4_000,
);
