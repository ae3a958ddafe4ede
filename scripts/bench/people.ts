import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '@foremast/store/open-store';
import { CompiledQuery } from 'kysely';
import { atEnd, closeAll, closeOnSignals } from '../throwaway/closing.ts';
import { installPostgres, startPostgres } from '../throwaway/postgres.ts';
import { startFreshServer } from '../throwaway/server.ts';
import { replaceBetween } from './figures.ts';
import { buildTown, type Town } from './town.ts';

const help = `bun scripts/bench/people.ts [options]

Searches and lists of people and channels in a large town: CPU of server and database for one request, and how long it took.
The figures go into docs/performance.md.

  --database sqlite|postgres     what the server runs on (sqlite)
  --people N --teams N --channels N   how large (50000, 2000, 20000)
  --requests N                   of each kind (200)
  --only WORDS                   kinds whose name holds these words
  --no-write                     shows the figures only`;

const { values: options } = parseArgs({
  options: {
    database: { type: 'string', default: 'sqlite' },
    people: { type: 'string', default: '50000' },
    teams: { type: 'string', default: '2000' },
    channels: { type: 'string', default: '20000' },
    requests: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
    'no-write': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const PASSWORD = 'Sea-and-sky-1';
const TICKS = Number(execFileSync('getconf', ['CLK_TCK']).toString());

closeOnSignals();
try {
  if (options.help) console.log(help);
  else await main();
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await closeAll();
}
process.exit();

/** Seconds of CPU that a process and those it started have used. */
function cpuOf(pid: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ');
        return [{ pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }];
      } catch {
        return [];
      }
    });
  return all.filter((one) => one.pid === pid || one.parent === pid).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS;
}

interface Kind {
  readonly name: string;
  ask(i: number): { method: string; path: string; body?: unknown };
  /** What an answer has to hold, so that an empty one is not taken for a fast one. */
  right?(body: unknown): boolean;
}

function some(body: unknown): boolean {
  return JSON.stringify(body).length > 60;
}

function kinds(town: Town, admin: string): Kind[] {
  const person = (i: number) => town.people[(i * 7919) % town.people.length] as Town['people'][number];
  const [first] = town.teams as [Town['teams'][number]];
  const inFirst = town.channels.filter((channel) => channel.team === 0);
  const channel = (i: number) => inFirst[1 + ((i * 7907) % (inFirst.length - 1))] as Town['channels'][number];
  const square = town.channels[0]?.id ?? '';
  const beginning = (text: string, i: number) => text.slice(0, 2 + (i % 4));
  const get = (path: string) => ({ method: 'GET', path });
  return [
    {
      name: 'user autocomplete in a channel',
      ask: (i) => get(`/users/autocomplete?in_team=${first.id}&in_channel=${square}&name=${beginning(person(i).username, i)}`),
    },
    {
      name: 'user autocomplete in a small channel',
      ask: (i) => get(`/users/autocomplete?in_team=${first.id}&in_channel=${channel(i).id}&name=${beginning(person(i).username, i)}`),
    },
    {
      name: 'user search in a team',
      ask: (i) => ({ method: 'POST', path: '/users/search', body: { term: beginning(person(i).username, i), team_id: first.id } }),
    },
    {
      name: 'user search everywhere',
      ask: (i) => ({ method: 'POST', path: '/users/search', body: { term: person(i).username.slice(0, 4 + (i % 6)) } }),
    },
    { name: 'channel autocomplete', ask: (i) => get(`/teams/${first.id}/channels/autocomplete?name=${beginning(channel(i).name, i)}`) },
    {
      name: 'own channels, for the search box',
      ask: (i) => get(`/teams/${first.id}/channels/search_autocomplete?name=${beginning(channel(i).name, i)}`),
      right: Array.isArray,
    },
    {
      name: 'channel search in a team',
      ask: (i) => ({ method: 'POST', path: `/teams/${first.id}/channels/search`, body: { term: beginning(channel(i).name, i) } }),
    },
    {
      name: 'channel search by an administrator',
      ask: (i) => ({ method: 'POST', path: '/channels/search', body: { term: channel(i).name.slice(0, 5), page: 0, per_page: 50 } }),
    },
    { name: 'members of a channel, a page', ask: (i) => get(`/channels/${square}/members?page=${i % 50}&per_page=60`) },
    { name: 'people of a channel, a page', ask: (i) => get(`/users?in_channel=${square}&page=${i % 50}&per_page=60`) },
    { name: 'people of a channel by status', ask: (i) => get(`/users?in_channel=${channel(i).id}&sort=status&per_page=60`) },
    { name: 'members of a team, a page', ask: (i) => get(`/teams/${first.id}/members?page=${i % 50}&per_page=60`) },
    { name: 'people of a team, a page', ask: (i) => get(`/users?in_team=${first.id}&page=${i % 50}&per_page=60`) },
    { name: 'people not in a channel', ask: (i) => get(`/users?in_team=${first.id}&not_in_channel=${channel(i).id}&page=${i % 5}&per_page=60`) },
    { name: 'all people, a page', ask: (i) => get(`/users?page=${i % 100}&per_page=60`) },
    { name: 'open channels of a team, a page', ask: (i) => get(`/teams/${first.id}/channels?page=${i % 40}&per_page=60`) },
    { name: 'own channels of a team', ask: () => get(`/users/me/teams/${first.id}/channels`) },
    { name: 'all own channels', ask: () => get('/users/me/channels') },
    { name: 'all channels, a page', ask: (i) => get(`/channels?page=${i % 100}&per_page=60`) },
    { name: 'teams, a page', ask: (i) => get(`/teams?page=${i % 30}&per_page=60`) },
    {
      name: 'team search',
      ask: (i) => ({ method: 'POST', path: '/teams/search', body: { term: town.teams[(i * 31) % town.teams.length]?.name.slice(0, 5) } }),
    },
    { name: 'teams of a person', ask: (i) => get(`/users/${i % 2 ? admin : person(i).id}/teams`) },
    {
      name: 'counts of a channel',
      ask: () => get(`/channels/${square}/stats`),
      right: (body) => (body as { member_count: number }).member_count > town.people.length,
    },
  ];
}

async function main(): Promise<void> {
  if (options.database !== 'sqlite' && options.database !== 'postgres') throw new Error(`--database is sqlite or postgres, not ${options.database}`);
  const postgres = options.database === 'postgres' ? await startPostgres({ durable: true }) : undefined;
  if (options.database === 'postgres' && !postgres) throw new Error(installPostgres);
  if (postgres) atEnd(() => postgres.close());
  const server = await startFreshServer({
    postgres: postgres?.url,
    env: { MM_TEAMSETTINGS_MAXUSERSPERTEAM: '100000', MM_RATELIMITSETTINGS_ENABLE: 'false', MM_TEAMSETTINGS_MAXCHANNELSPERTEAM: '100000' },
  });
  atEnd(() => server.close());
  const api = async (method: string, path: string, body?: unknown, token = '') => {
    const response = await fetch(`${server.url}/api/v4${path}`, {
      method,
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    return { body: JSON.parse(text), token: response.headers.get('token') ?? '' };
  };
  const admin = (await api('POST', '/users', { username: 'harbourmaster', email: 'harbourmaster@example.com', password: PASSWORD })).body;
  const { token } = await api('POST', '/users/login', { login_id: 'harbourmaster', password: PASSWORD });

  const size = { people: Number(options.people), teams: Number(options.teams), channels: Number(options.channels) };
  const began = performance.now();
  const database = server.database ?? join(server.data, 'foremast.db');
  const town = await fill(database, size, admin.id);
  console.log(`${size.people} people, ${size.teams} teams, ${size.channels} channels in ${Math.round((performance.now() - began) / 1000)} s`);
  await api('POST', '/caches/invalidate', undefined, token);

  const count = Number(options.requests);
  const rows: string[] = [];
  for (const { name, ask, right = some } of kinds(town, admin.id).filter((kind) => kind.name.includes(options.only))) {
    const one = async (i: number) => {
      const { method, path, body } = ask(i);
      return (await api(method, path, body, token)).body;
    };
    let answered = 0;
    for (let i = 0; i < 20; i++) await one(i);
    const [before, dbBefore] = [cpuOf(server.pid), postgres ? cpuOf(postgres.pid) : 0];
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      const from = performance.now();
      if (right(await one(i))) answered++;
      times.push(performance.now() - from);
    }
    times.sort((a, b) => a - b);
    const ms = (seconds: number) => ((1000 * seconds) / count).toFixed(2);
    const cells = [
      name,
      ms(cpuOf(server.pid) - before),
      ...(postgres ? [ms(cpuOf(postgres.pid) - dbBefore)] : []),
      (times[Math.floor(count * 0.5)] ?? 0).toFixed(1),
      (times[Math.floor(count * 0.95)] ?? 0).toFixed(1),
      `${answered} of ${count}`,
    ];
    rows.push(`| ${cells.join(' | ')} |`);
    console.log(rows.at(-1));
  }
  if (!options['no-write'] && !options.only) write(rows, postgres !== undefined, size);
}

async function fill(database: string, size: { people: number; teams: number; channels: number }, admin: string): Promise<Town> {
  const store = await openStore(database);
  try {
    const town = await buildTown(store, size, [admin]);
    await store.transaction(async (db) => db.executeQuery(CompiledQuery.raw('analyze')));
    return town;
  } finally {
    await store.close();
  }
}

function write(rows: readonly string[], onPostgres: boolean, { people, teams, channels }: { people: number; teams: number; channels: number }): void {
  const document = resolve(import.meta.dir, '../../docs/performance.md');
  const name = onPostgres ? 'PostgreSQL' : 'SQLite';
  const head = onPostgres
    ? ['| request | server, ms CPU | database, ms CPU | p50 ms | p95 ms | answered |', '|---|---|---|---|---|---|']
    : ['| request | server, ms CPU | p50 ms | p95 ms | answered |', '|---|---|---|---|---|'];
  const said = `${people} people (all in one team and its first channel), ${teams} teams, ${channels} channels; one request after the other.`;
  writeFileSync(
    document,
    replaceBetween(readFileSync(document, 'utf8'), `${name} people`, `${name}: people and places`, [said, '', ...head, ...rows].join('\n')),
  );
}
