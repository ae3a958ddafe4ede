import { sessionOfAccessToken } from '@foremast/domain/access-tokens/token-session';
import { openAppSession } from '@foremast/domain/oauth/app-session';
import { createSession } from '@foremast/domain/sessions/create-session';
import { setActive } from '@foremast/domain/users/deactivate';
import { getHeldAccount } from '@foremast/domain/users/get-account';
import { Ctx, type Session, type Tx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { newId, token as newToken } from '@foremast/kernel/id';
import { insertAccessToken } from '@foremast/store/queries/access-tokens';
import { insertBot } from '@foremast/store/queries/bots';
import { findOAuthApp, insertOAuthApp, type OAuthAppRow } from '@foremast/store/queries/oauth-apps';
import { saveOAuthGrant } from '@foremast/store/queries/oauth-grants';
import { findUser, type UserRow, updateUser } from '@foremast/store/queries/users';
import { Person, type TestServer } from '../server.ts';
import type { Known } from './known.ts';

/** What callers are; a stranger has no session. */
export const CASTS = [
  ...(['administrator', 'manager', 'member', 'other member', 'guest', 'bot', 'stranger'] as const),
  ...(['token of an administrator', 'token of a member', 'app of an administrator', 'app of a member'] as const),
] as const;
export type Cast = (typeof CASTS)[number];

const ROLES: Readonly<Record<Exclude<Cast, 'stranger'>, string>> = {
  administrator: 'system_user system_admin',
  manager: 'system_user system_manager',
  member: 'system_user',
  'other member': 'system_user',
  guest: 'system_guest',
  bot: 'system_user',
  'token of an administrator': 'system_user system_admin',
  'token of a member': 'system_user',
  'app of an administrator': 'system_user system_admin',
  'app of a member': 'system_user',
};

const AWAKE_TRIES = 5;
const APP_URL = 'http://127.0.0.1:9/';

/** The session of an app that somebody has allowed to act for them. */
async function allowedSession(tx: Tx, app: OAuthAppRow, user: UserRow): Promise<Session> {
  const session = await openAppSession(tx, app, user);
  const { token, expires_at } = session;
  const about = { refresh_token: newId(), redirect_uri: APP_URL, scope: 'user', audience: '' };
  await saveOAuthGrant(tx.db, { ...about, token, client_id: app.id, user_id: user.id, expires_at });
  return session;
}

/** Those who send requests: whatever happened to them, they are there again after `renew`. */
export class People {
  private readonly expired = new Set<Cast>();
  private readonly held = new Map<Cast, Person>();
  private appId = '';
  constructor(
    private readonly server: TestServer,
    private readonly known: Known,
  ) {}

  token(cast: Cast): string | undefined {
    return this.held.get(cast)?.session.token;
  }

  id(cast: Cast): string {
    return this.held.get(cast)?.id ?? '';
  }

  get administrator(): Person {
    return this.held.get('administrator') ?? this.server.admin;
  }

  /** The session of this one is over: before the next request there is another. */
  expire(cast: Cast): void {
    this.expired.add(cast);
  }

  async present(cast: Cast): Promise<void> {
    if (cast === 'stranger' || !this.expired.delete(cast)) return;
    this.held.set(cast, await this.awake(cast));
  }

  /** Everybody is who he is, has a session, and is in a team with channels, messages and files. */
  async renew(): Promise<void> {
    for (const cast of CASTS) if (cast !== 'stranger') this.held.set(cast, await this.awake(cast));
  }

  /** What is still being done may erase or close an account at this moment: then it is somebody else. */
  private async awake(cast: Exclude<Cast, 'stranger'>): Promise<Person> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.awakened(cast);
      } catch (error) {
        if (!(error instanceof AppError) || tries === AWAKE_TRIES) throw error;
        this.held.delete(cast);
      }
    }
  }

  private async awakened(cast: Exclude<Cast, 'stranger'>): Promise<Person> {
    const { app } = this.server.running;
    const before = this.held.get(cast);
    const user = before && (await findUser(app.store.db, before.id));
    const guest = cast === 'guest';
    const same = user && user.roles.includes('system_guest') === guest && (user.bot_id !== null) === (cast === 'bot') && user.auth_service === '';
    const row = same ? user : await this.made(cast);
    const oauthApp = cast.startsWith('app of') ? await this.oauthApp() : undefined;
    const person = await Ctx.system(app).tx(async (tx) => {
      // It may be closed at this moment, by what others asked for.
      const { delete_at } = await getHeldAccount(tx, row.id);
      if (delete_at > 0) await setActive(tx, row, true);
      if (row.roles !== ROLES[cast]) await updateUser(tx.db, row.id, { roles: ROLES[cast] });
      const now = (await findUser(tx.db, row.id)) ?? row;
      const session = oauthApp
        ? await allowedSession(tx, oauthApp, now)
        : await createSession(tx, now, tx.ctx, cast === 'bot' ? { props: { is_bot: 'true' } } : {});
      return new Person(this.server.url, now, session);
    });
    return cast.startsWith('token of') ? this.byToken(person) : person;
  }

  /** The same person with an access token, as programs have one. */
  private async byToken(person: Person): Promise<Person> {
    const { app } = this.server.running;
    const secret = newToken(26);
    const token = { id: newId(), token: secret, user_id: person.id, description: 'a program', is_active: true };
    await Ctx.system(app).tx((tx) => insertAccessToken(tx.db, token));
    return new Person(this.server.url, person.user, (await sessionOfAccessToken(app, secret)) ?? person.session);
  }

  /** The app that acts for people; another one, where somebody has deleted it. */
  private async oauthApp(): Promise<OAuthAppRow> {
    const { app } = this.server.running;
    const known = await findOAuthApp(app.store.db, this.appId);
    if (known) return known;
    const now = app.now();
    const made: OAuthAppRow = {
      ...{ id: newId(), creator_id: this.server.admin.id, create_at: now, update_at: now, client_secret: newToken(26), mattermost_app_id: '' },
      ...{ name: 'An app', description: 'acts for others', icon_url: '', homepage: APP_URL, callback_urls: [APP_URL] },
      ...{ is_trusted: false, is_dynamically_registered: false },
    };
    await Ctx.system(app).tx((tx) => insertOAuthApp(tx.db, made));
    this.appId = made.id;
    return made;
  }

  private async made(cast: Exclude<Cast, 'stranger'>) {
    const { user } = await this.server.user({ roles: ROLES[cast] });
    if (cast !== 'bot') return user;
    // Not by a request: whoever asked might have been signed out or demoted at this moment.
    const { app } = this.server.running;
    await Ctx.system(app).tx((tx) => insertBot(tx.db, { userId: user.id, ownerId: this.server.admin.id, description: '', now: tx.now() }));
    return (await findUser(app.store.db, user.id)) ?? user;
  }

  /** A new team with everybody in it, so that there is always something that can be changed. */
  async settle(): Promise<void> {
    const { administrator: admin } = this;
    const ask = async (method: string, path: string, body: unknown) => {
      const answer = await admin.request(method, `/api/v4${path}`, { body });
      this.known.learn(answer.body, path.split('/')[1]?.replace(/s$/, '') ?? '');
      return answer.body;
    };
    const word = `w${Date.now().toString(36)}`;
    const team = await ask('POST', '/teams', { name: word, display_name: 'Team', type: 'O' });
    const everybody = [...this.held.values()];
    for (const { id } of everybody) await ask('POST', `/teams/${team.id}/members`, { team_id: team.id, user_id: id });
    for (const type of ['O', 'P']) {
      const channel = await ask('POST', '/channels', { team_id: team.id, name: `${word}${type.toLowerCase()}`, display_name: 'Channel', type });
      await ask('POST', `/channels/${channel.id}/members`, { user_ids: everybody.map(({ id }) => id) });
      for (const { username } of everybody) {
        const post = await ask('POST', '/posts', { channel_id: channel.id, message: `for @${username}` });
        await ask('POST', '/posts', { channel_id: channel.id, root_id: post.id, message: 'an answer' });
      }
    }
    for (const { user } of everybody) this.known.learn({ ...user }, 'user');
  }
}
