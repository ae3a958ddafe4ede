import { expect, test } from 'bun:test';
import { createSession } from '@foremast/domain/sessions/create-session';
import { setActive } from '@foremast/domain/users/deactivate';
import { Ctx } from '@foremast/kernel/context';
import { findUser, type UserRow, updateUser } from '@foremast/store/queries/users';
import fc from 'fast-check';
import { sql } from 'kysely';
import { brokenInvariants } from './broken-invariants.ts';
import { Person, type Place, startServer } from './server.ts';

// Whatever people do, in whatever order and at the same time: what is counted and who belongs where stays right.

const server = await startServer({ MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true', MM_SERVICESETTINGS_ENABLEAPIUSERDELETION: 'true' });
const { admin } = server;
let people: Person[] = [admin, ...(await Promise.all(Array.from({ length: 5 }, () => server.user())))];
const teams: Place[] = [await server.team(...people), await server.team(...people.slice(0, 4))];
const channels: Place[] = [];
for (const team of teams) for (const type of ['O', 'P']) channels.push(await server.channel(team, people.slice(0, 4), { type }));

const postIds: string[] = [];

let [done, refused] = [0, 0];

interface Step {
  readonly who: number;
  readonly whom: number;
  readonly where: number;
  readonly which: number;
}
type Act = (step: { who: Person; whom: Person; channel: Place; team: Place; post: string }) => Promise<{ status: number; body: { id?: string } }>;

const members = (channel: Place, id = '') => `/api/v4/channels/${channel.id}/members${id ? `/${id}` : ''}`;
const boss = () => people[0] as Person;
const clerk = (person: Person) => people[people.indexOf(person) % 3] as Person;
const guest = (person: Person) => people[3 + (people.indexOf(person) % 3)] as Person;
const ROLES = ['system_user', 'system_user system_admin', 'system_user system_manager'];

const acts: Readonly<Record<string, Act>> = {
  write: ({ who, whom, channel }) => who.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, message: `for @${whom.username}` } }),
  answer: ({ who, channel, post }) => who.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, root_id: post, message: 'an answer' } }),
  deletePost: ({ who, post }) => who.request('DELETE', `/api/v4/posts/${post}`),
  react: ({ who, post }) => who.request('POST', '/api/v4/reactions', { body: { user_id: who.id, post_id: post, emoji_name: 'tada' } }),
  takeBack: ({ who, post }) => who.request('DELETE', `/api/v4/users/me/posts/${post}/reactions/tada`),
  view: ({ who, channel }) => who.request('POST', '/api/v4/channels/members/me/view', { body: { channel_id: channel.id } }),
  unread: ({ who, post }) => who.request('POST', `/api/v4/users/${who.id}/posts/${post}/set_unread`, { body: {} }),
  join: ({ who, whom, channel }) => who.request('POST', members(channel), { body: { user_id: whom.id } }),
  leave: ({ who, channel }) => who.request('DELETE', members(channel, who.id)),
  remove: ({ who, whom, channel }) => who.request('DELETE', members(channel, whom.id)),
  joinTeam: ({ who, whom, team }) => who.request('POST', `/api/v4/teams/${team.id}/members`, { body: { team_id: team.id, user_id: whom.id } }),
  leaveTeam: ({ who, whom, team }) => who.request('DELETE', `/api/v4/teams/${team.id}/members/${whom.id}`),
  archive: ({ who, channel }) => who.request('DELETE', `/api/v4/channels/${channel.id}`),
  restore: ({ channel }) => boss().request('POST', `/api/v4/channels/${channel.id}/restore`),
  // A change of roles leaves memberships as they are: who becomes a guest keeps the role, and the other way round.
  demote: ({ who, whom }) => who.request('POST', `/api/v4/users/${guest(whom).id}/demote`),
  promote: ({ who, whom }) => who.request('POST', `/api/v4/users/${guest(whom).id}/promote`),
  role: ({ who, whom, post }) => who.request('PUT', `/api/v4/users/${clerk(whom).id}/roles`, { body: { roles: ROLES[post.charCodeAt(0) % 3] } }),
  close: ({ who, whom }) => who.request('PUT', `/api/v4/users/${whom.id}/active`, { body: { active: false } }),
  open: ({ who, whom }) => who.request('PUT', `/api/v4/users/${whom.id}/active`, { body: { active: true } }),
};
const names = Object.keys(acts);

async function perform(name: string, { who, whom, where, which }: Step): Promise<void> {
  const channel = channels[where % channels.length] as Place;
  const answer = await (acts[name] as Act)({
    who: people[who % 3 === 0 ? 0 : who % people.length] as Person,
    whom: people[whom % people.length] as Person,
    channel,
    team: teams[where % teams.length] as Place,
    post: postIds[which % Math.max(postIds.length, 1)] ?? 'a'.repeat(26),
  });
  expect([name, answer.status < 500 || answer.status === 501, answer.body]).toEqual([name, true, answer.body]);
  if (answer.status < 300) done++;
  else refused++;
  if (answer.status === 201 && answer.body.id && (name === 'write' || name === 'answer')) postIds.push(answer.body.id);
}

/** Memory answers what the database has. */
async function forgotten(): Promise<string[]> {
  const wrong: string[] = [];
  for (const channel of channels) {
    const rows = await sql<{ userid: string }>`select userid from channelmembers where channelid = ${channel.id}`.execute(
      server.running.app.store.db,
    );
    const inside = new Set(rows.rows.map((row) => row.userid));
    for (const person of people) {
      const { status } = await person.request('GET', members(channel, person.id));
      if (status === 200 && !inside.has(person.id)) wrong.push(`${person.username} is remembered in ${channel.name}`);
    }
  }
  return wrong;
}

/** Everybody is there again, and the first is an administrator. */
async function wake(): Promise<void> {
  const { app } = server.running;
  people = await Promise.all(
    people.map(async ({ id }, at) => {
      const user = (await findUser(app.store.db, id)) as UserRow;
      return Ctx.system(app).tx(async (tx) => {
        if (user.delete_at > 0) await setActive(tx, user, true);
        if (at === 0) await updateUser(tx.db, id, { roles: 'system_user system_admin' });
        const awake = (await findUser(tx.db, id)) as UserRow;
        return new Person(server.url, awake, await createSession(tx, awake, tx.ctx));
      });
    }),
  );
  for (const { id } of people) {
    for (const team of teams) await boss().request('POST', `/api/v4/teams/${team.id}/members`, { body: { team_id: team.id, user_id: id } });
    for (const channel of channels) await boss().request('POST', members(channel), { body: { user_id: id } });
  }
}

const number = fc.nat({ max: 9999 });
const steps = fc.array(fc.tuple(fc.constantFrom(...names), fc.record({ who: number, whom: number, where: number, which: number })), {
  minLength: 20,
  maxLength: 60,
});

test('many people doing anything at once leave everything counted right', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (todo) => {
      await wake();
      for (let at = 0; at < todo.length; at += 12) await Promise.all(todo.slice(at, at + 12).map(([name, step]) => perform(name, step)));
      await server.drainJobs();
      expect(await brokenInvariants(server.running.app.store.db)).toEqual({});
      expect(await forgotten()).toEqual([]);
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 10), endOnFailure: true },
  );
  // A good part of what was asked for was done; else nothing would have been tried.
  expect(done).toBeGreaterThan(refused / 2);
}, 3_600_000);
