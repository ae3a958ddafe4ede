import { describe, expect, test } from 'bun:test';
import { type AnyOperation, Raw } from '@foremast/kernel/operation';
import { type Person, startServer } from '@foremast/testing/server';
import fc from 'fast-check';
import { sql } from 'kysely';
import { operations } from './registry.ts';

const server = await startServer();
const member = await server.user();
const channel = await server.channelWith(member);
const post = await server.post(channel, member);

const label = (op: AnyOperation) => `${op.id} ${op.method} ${op.path}`;

/** These would end the server or everybody's sessions in the middle of the run. */
const ENDING = new Set(['RestartServer', 'RevokeSessionsFromAllUsers', 'UpgradeToEnterprise', 'PermanentDeleteAllUsers']);

test('every operation has a name and a route of its own', () => {
  const names = operations.map((op) => op.id);
  const routes = operations.map((op) => `${op.method} ${String(op.path).replace(/\{\w+\}/g, '{}')}`);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  expect(routes.filter((route, i) => routes.indexOf(route) !== i)).toEqual([]);
});

/** Their errors have the shape of another standard. */
const OTHERWISE = new Set(['RegisterOAuthClient']);

/** An answer must be JSON of the error's shape, unless it is no error. */
function expectErrorShape(status: number, text: string, op: AnyOperation): void {
  if (status < 400) return;
  // 501 and 503 say that something is switched off or busy; any other 5xx is a bug.
  if (status !== 501 && status !== 503) expect(status, `${label(op)}: ${text}`).toBeLessThan(500);
  if (OTHERWISE.has(op.id) || (op.response === Raw && !text.startsWith('{'))) return;
  expect(JSON.parse(text), label(op)).toMatchObject({
    id: expect.any(String),
    message: expect.any(String),
    detailed_error: expect.any(String),
    status_code: status,
  });
}

/** What a refused request must leave as it was. Sign-in attempts, presence and audits are written also when something is refused. */
const STATE = sql<Record<string, number>>`select
  (select count(*) from users) as users, (select coalesce(sum(updateat + deleteat), 0) from users) as user_changes,
  (select count(*) from teams) as teams, (select coalesce(sum(updateat + deleteat), 0) from teams) as team_changes,
  (select count(*) from channels) as channels, (select coalesce(sum(updateat + deleteat + totalmsgcount), 0) from channels) as channel_changes,
  (select count(*) from teammembers where deleteat = 0) as team_members, (select count(*) from channelmembers) as channel_members,
  (select coalesce(sum(lastviewedat + msgcount + mentioncount), 0) from channelmembers) as reads,
  (select count(*) from posts) as posts, (select coalesce(sum(updateat + deleteat + editat), 0) from posts) as post_changes,
  (select count(*) from threads) as threads, (select count(*) from threadmemberships) as thread_members,
  (select count(*) from reactions where deleteat = 0) as reactions, (select count(*) from preferences) as preferences,
  (select count(*) from sidebarcategories) as categories, (select coalesce(sum(updateat), 0) from roles) as role_changes,
  (select count(*) from drafts) as drafts, (select count(*) from fileinfo) as files, (select count(*) from configurations) as configurations`;

async function state(): Promise<Record<string, number>> {
  return (await STATE.execute(server.running.app.store.db)).rows[0] ?? {};
}

async function ask(op: AnyOperation, path: string, token: string | undefined, body: string | undefined): Promise<{ status: number; text: string }> {
  const response = await fetch(server.url + path, {
    method: op.method,
    headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), 'Content-Type': 'application/json' },
    redirect: 'manual',
    ...(op.method === 'GET' || body === undefined ? {} : { body }),
  });
  return { status: response.status, text: await response.text() };
}

const pathWith = (op: AnyOperation, value: (name: string) => string) =>
  String(op.path).replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(value(name)));

describe('strangers', () => {
  test.each(operations.filter((op) => op.permission !== 'public').map((op) => [label(op), op] as const))(
    '%s is closed to them before the input is read',
    async (_, op) => {
      const { status, text } = await ask(
        op,
        pathWith(op, () => 'junk'),
        undefined,
        '{',
      );
      expect({ status, id: JSON.parse(text).id }).toEqual({ status: 401, id: 'api.context.session_expired.app_error' });
    },
  );
});

const ids: Readonly<Record<string, string>> = { user_id: member.id, channel_id: channel.id, post_id: post.id, team_id: String(channel.team_id) };
const segment = fc.oneof(
  fc.constant('me'),
  fc.constant('a'.repeat(26)),
  fc.constantFrom(...Object.values(ids)),
  fc.string({ minLength: 1, maxLength: 40 }).filter((s) => !['.', '..'].includes(s)),
);
const bodyText = fc.oneof(
  fc.json(),
  fc.constantFrom(
    '',
    '{',
    'null',
    '[]',
    '[null]',
    '{}',
    '"text"',
    '5',
    '{"user_id":5}',
    '{"id":{}}',
    '['.repeat(5000),
    '{"message":"\\u0000","name":"a\\u0000b"}',
    '{"message":"\\ud800","props":{"a":"\\udfff"}}',
  ),
  fc
    .record({
      user_id: fc.constantFrom(member.id, '', 'junk'),
      channel_id: fc.constantFrom(channel.id, '', 'junk'),
      team_id: fc.constantFrom(String(channel.team_id), '', 'junk'),
      message: fc.string({ unit: 'binary' }),
      name: fc.string(),
      props: fc.jsonValue(),
    })
    .map((v) => JSON.stringify(v)),
);
const queryText = fc.oneof(
  fc.constant(''),
  fc.constantFrom(
    '?page=-1&per_page=x',
    '?page=999999999999999999999',
    '?since=abc&before=%00',
    '?per_page=0',
    '?include_deleted=maybe&sort=%27',
    '?q=%F0%9F%92%A9&in_team=junk',
    '?name=%00&term=%ED%A0%80&sort=%00',
  ),
);

/** Inputs for each operation and caller; a long run is a matter of `FUZZ_RUNS=100`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 10);

describe('random input', () => {
  const callers: readonly (readonly [string, Person | undefined])[] = [
    ['a stranger', undefined],
    ['a member', member],
    ['an administrator', server.admin],
  ];
  for (const [who, person] of callers) {
    test(`never breaks the server, and changes nothing when it is refused, sent by ${who}`, async () => {
      for (const op of operations.filter((o) => !ENDING.has(o.id))) {
        const input = fc.tuple(segment, fc.constantFrom('keep', 'random'), bodyText, queryText);
        await fc.assert(
          fc.asyncProperty(input, async ([random, kind, body, query]) => {
            const path = pathWith(op, (name) => (kind === 'keep' ? (ids[name] ?? random) : random)) + query;
            const before = await state();
            const { status, text } = await ask(op, path, person?.session.token, body);
            expectErrorShape(status, text, op);
            // What was asked for goes on in the background, and is not to be taken for what the next request did.
            if (status < 400) await server.drainJobs();
            else expect(await state(), `${label(op)} was refused (${text}) and changed something`).toEqual(before);
          }),
          { numRuns: RUNS },
        );
      }
    }, 3_600_000);
  }
});
