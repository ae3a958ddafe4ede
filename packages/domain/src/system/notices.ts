import type { App } from '@foremast/kernel/app';
import { builtIn, type Settings } from '@foremast/kernel/config/settings';
import { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { noticeViewsOf } from '@foremast/store/queries/product-notices';
import type { Notice } from '@foremast/wire/models/notice';
import { fetchedText } from '../net/guarded-fetch.ts';
import { hasSystem } from '../permissions/system.ts';
import { hasOnTeam } from '../permissions/team.ts';
import { activePeople, postsInUse } from './usage.ts';

/** A notice as it is published; what is left out does not matter. */
export interface PublishedNotice {
  readonly id: string;
  readonly repeatable?: boolean;
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly localizedMessages?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const CLIENTS = new Set(['web', 'desktop', 'mobile-ios', 'mobile-android']);
const VERSION = /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;
const HOUR_S = 60 * 60;
const MOST_VIEWS = 3;

/** The notices of each server as they were fetched last, and when. */
const fetched = new WeakMap<App, { readonly at: number; readonly notices: readonly PublishedNotice[] }>();

function parse(text: string): PublishedNotice[] {
  try {
    const value = JSON.parse(text);
    return Array.isArray(value) ? value.filter((notice) => typeof notice?.id === 'string' && notice.id.length <= 26) : [];
  } catch {
    return [];
  }
}

/** Who publishes notices is a setting. The built-in address speaks of another product: nothing is fetched from there. */
const source = ({ NoticesURL }: Settings['AnnouncementSettings']): string | undefined =>
  NoticesURL === '' || NoticesURL === builtIn().AnnouncementSettings.NoticesURL ? undefined : NoticesURL;

/** Reads the published notices anew; when nobody answers the ones known stay. */
export async function fetchNotices(ctx: Ctx): Promise<readonly PublishedNotice[]> {
  const url = source(ctx.config.AnnouncementSettings);
  const text = url === undefined ? '[]' : await fetchedText(ctx.config, url, { mayBePrivate: true });
  const notices = text === undefined ? (fetched.get(ctx.app)?.notices ?? []) : parse(text);
  fetched.set(ctx.app, { at: ctx.now(), notices });
  return notices;
}

/** What is known; nobody waits until more is. */
function knownNotices(ctx: Ctx): readonly PublishedNotice[] {
  const { at, notices } = fetched.get(ctx.app) ?? { at: 0, notices: [] };
  if (ctx.now() - at >= ctx.config.AnnouncementSettings.NoticesFetchFrequency * 1000) {
    fetched.set(ctx.app, { at: ctx.now(), notices });
    void fetchNotices(Ctx.system(ctx.app));
  }
  return notices;
}

export interface NoticeReader {
  readonly teamId: string;
  readonly client: string;
  readonly version: string;
}

interface Circumstances extends NoticeReader {
  readonly isSystemAdmin: boolean;
  readonly isTeamAdmin: boolean;
  readonly serverVersion: string;
  readonly config: Settings;
  posts(): Promise<number>;
  people(): Promise<number>;
}

const inRange = (version: string, ranges: unknown): boolean =>
  !Array.isArray(ranges) || ranges.length === 0 || ranges.some((range) => typeof range === 'string' && Bun.semver.satisfies(version, range));

const byPath = (config: Settings, path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], config);

const AUDIENCE: Readonly<Record<string, (c: Circumstances) => boolean>> = {
  all: () => true,
  member: (c) => !c.isSystemAdmin && !c.isTeamAdmin,
  sysadmin: (c) => c.isSystemAdmin,
  teamadmin: (c) => c.isTeamAdmin || c.isSystemAdmin,
};

const CLIENT: Readonly<Record<string, (client: string) => boolean>> = {
  all: () => true,
  desktop: (client) => client === 'desktop',
  web: (client) => client === 'web',
  mobile: (client) => client.startsWith('mobile-'),
  'mobile-android': (client) => client === 'mobile-android',
  'mobile-ios': (client) => client === 'mobile-ios',
};

async function concerns({ conditions = {} }: PublishedNotice, c: Circumstances): Promise<boolean> {
  const { audience = 'all', clientType = 'all', instanceType = 'both', displayDate, numberOfPosts, numberOfUsers, serverConfig } = conditions;
  if (!AUDIENCE[String(audience)]?.(c) || !CLIENT[String(clientType)]?.(c.client)) return false;
  if (instanceType !== 'both' && instanceType !== 'onprem') return false;
  if (c.client === 'desktop' && !inRange(c.version, conditions.desktopVersion)) return false;
  if (c.client.startsWith('mobile-') && !inRange(c.version, conditions.mobileVersion)) return false;
  if (!inRange(c.serverVersion, conditions.serverVersion)) return false;
  if (typeof displayDate === 'string' && !(Date.parse(displayDate.replace(/^>=?\s*/, '')) <= Date.now())) return false;
  if (
    typeof serverConfig === 'object' &&
    serverConfig !== null &&
    Object.entries(serverConfig).some(([path, value]) => byPath(c.config, path) !== value)
  )
    return false;
  if (typeof numberOfPosts === 'number' && (await c.posts()) < numberOfPosts) return false;
  return !(typeof numberOfUsers === 'number' && (await c.people()) < numberOfUsers);
}

function present({ id, conditions, localizedMessages }: PublishedNotice): Notice {
  const { title = '', description = '', image, action, actionParam, actionText } = localizedMessages?.en ?? {};
  return {
    id,
    title,
    description,
    ...(image ? { image } : {}),
    ...(action ? { action } : {}),
    ...(actionParam ? { actionParam } : {}),
    ...(actionText ? { actionText } : {}),
    sysAdminOnly: conditions?.audience === 'sysadmin',
    teamAdminOnly: conditions?.audience === 'teamadmin',
  };
}

/** The notices that the caller has not seen often enough, for this client. */
export async function noticesFor(ctx: Ctx, reader: NoticeReader): Promise<Notice[]> {
  if (!CLIENTS.has(reader.client)) throw invalidBody('client');
  if (reader.version !== '' && !VERSION.test(reader.version)) throw badRequest('api.system.update_notices.validating_failed');
  const notices = knownNotices(ctx);
  if (notices.length === 0) return [];
  const [isSystemAdmin, isTeamAdmin] = await Promise.all([hasSystem(ctx, 'manage_system'), hasOnTeam(ctx, 'manage_team', reader.teamId)]);
  const { AdminNoticesEnabled, UserNoticesEnabled } = ctx.config.AnnouncementSettings;
  if (isSystemAdmin || isTeamAdmin ? !AdminNoticesEnabled : !UserNoticesEnabled) return [];
  const views = new Map((await noticeViewsOf(ctx.db, ctx.userId)).map((view) => [view.notice_id, view]));
  const now = Math.floor(ctx.now() / 1000);
  const unseen = notices.filter(({ id, repeatable }) => {
    const view = views.get(id);
    if (!view) return true;
    return repeatable === true && view.viewed <= MOST_VIEWS && now - view.timestamp >= HOUR_S;
  });
  const circumstances: Circumstances = {
    ...reader,
    isSystemAdmin,
    isTeamAdmin,
    serverVersion: ctx.app.version,
    config: ctx.config,
    posts: () => postsInUse(ctx),
    people: () => activePeople(ctx),
  };
  const concerning = await Promise.all(unseen.map((notice) => concerns(notice, circumstances)));
  return unseen.filter((_, i) => concerning[i]).map(present);
}
