import type { Ctx } from '@foremast/kernel/context';
import { invalidBody } from '@foremast/kernel/error';
import {
  countActivePeople,
  countChannels,
  countInactivePeople,
  countIntegrations,
  countPosts,
  countSessions,
  countTeams,
  type DayCount,
  fileFigures,
  peopleOfTeam,
  postersByDay,
  postsByDay,
} from '@foremast/store/queries/figures';
import { dailyActivePeople, monthlyActivePeople, singleChannelGuests } from './usage.ts';

export interface Figure {
  readonly name: string;
  readonly value: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = 31;
const MOST_DAYS = 30;

/** What stands for a figure that a large server does not count. */
const UNCOUNTED: readonly Figure[] = [{ name: '', value: -1 }];

async function standard(ctx: Ctx, teamId: string): Promise<Figure[]> {
  const { db, app } = ctx;
  const connections = app.store.connections();
  const ofTeam = teamId !== '';
  const values: Readonly<Record<string, number | Promise<number>>> = {
    channel_open_count: countChannels(db, 'O', teamId),
    channel_private_count: countChannels(db, 'P', teamId),
    post_count: countPosts(db, teamId),
    unique_user_count: ofTeam ? peopleOfTeam(db, teamId) : countActivePeople(db),
    team_count: countTeams(db).then(({ active }) => active),
    total_websocket_connections: app.bus.sockets?.() ?? app.process.sockets(),
    total_master_db_connections: connections.writing,
    total_read_db_connections: connections.reading,
    daily_active_users: dailyActivePeople(ctx),
    monthly_active_users: monthlyActivePeople(ctx),
    inactive_user_count: ofTeam ? -1 : countInactivePeople(db),
    single_channel_guest_count: singleChannelGuests(ctx),
  };
  return Promise.all(Object.entries(values).map(async ([name, value]) => ({ name, value: await value })));
}

async function extra(ctx: Ctx, teamId: string): Promise<Figure[]> {
  const { db } = ctx;
  const [integrations, sessions, files] = await Promise.all([countIntegrations(db, teamId), countSessions(db, ctx.now()), fileFigures(db)]);
  return Object.entries({ ...integrations, session_count: sessions, total_file_count: files.count, total_file_size: files.bytes }).map(
    ([name, value]) => ({ name, value }),
  );
}

const figures = (days: readonly DayCount[]): Figure[] => days.map(({ day, count }) => ({ name: day, value: count }));

/** From the day that many days back to the end of yesterday, by the calendar of UTC. */
function window(ctx: Ctx): { readonly from: number; readonly to: number } {
  const today = ctx.now() - (ctx.now() % DAY_MS);
  return { from: today - DAYS * DAY_MS, to: today };
}

/** Figures of the whole server, or of one team as far as they are a team's. */
export async function analytics(ctx: Ctx, name: string, teamId: string): Promise<readonly Figure[]> {
  const { db } = ctx;
  const range = { ...window(ctx), teamId };
  switch (name) {
    case 'standard':
      return standard(ctx, teamId);
    case 'extra_counts':
      return extra(ctx, teamId);
    case 'post_counts_day':
      return figures(await postsByDay(db, range));
    case 'bot_post_counts_day':
      return figures(await postsByDay(db, { ...range, byBots: true }));
    case 'user_counts_with_posts_day': {
      if ((await countActivePeople(db)) > ctx.config.AnalyticsSettings.MaxUsersForStatistics) return UNCOUNTED;
      return figures((await postersByDay(db, range)).slice(0, MOST_DAYS));
    }
    default:
      throw invalidBody('name');
  }
}
