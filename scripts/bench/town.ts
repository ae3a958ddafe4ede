import { newId } from '@foremast/kernel/id';
import type { Store, WriteDb } from '@foremast/store/store';

/** How large the town is; the first team holds everybody, and a quarter of the channels. */
export interface TownSize {
  readonly people: number;
  readonly teams: number;
  readonly channels: number;
}

export interface Town {
  readonly people: readonly { readonly id: string; readonly username: string }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly channels: readonly { readonly id: string; readonly team: number; readonly name: string }[];
}

const AT_ONCE = 500;
const TEAMS_EACH = 3;
const CHANNELS_EACH = 7;
const SYLLABLES = [
  'an',
  'bel',
  'cor',
  'dan',
  'el',
  'fin',
  'gar',
  'han',
  'is',
  'jo',
  'kar',
  'lin',
  'mor',
  'nel',
  'os',
  'per',
  'quin',
  'ros',
  'sal',
  'tor',
];

/** The same numbers each time, so that figures can be compared. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function inBatches<T>(store: Store, rows: readonly T[], insert: (db: WriteDb, batch: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += AT_ONCE * 20)
    await store.transaction(async (db) => {
      for (let j = i; j < Math.min(i + AT_ONCE * 20, rows.length); j += AT_ONCE) await insert(db, rows.slice(j, j + AT_ONCE));
    });
}

/** Fills a database that a server has begun: written straight into its tables, for through the API it would take an hour. */
export async function buildTown(store: Store, size: TownSize, among: readonly string[]): Promise<Town> {
  const roll = dice(7);
  const now = Date.now();
  const word = (n: number) => Array.from({ length: n }, () => SYLLABLES[roll(SYLLABLES.length)]).join('');
  const capital = (text: string) => text[0]?.toUpperCase() + text.slice(1);
  const people = Array.from({ length: size.people }, (_, i) => ({ id: newId(), username: `${word(2)}.${word(2)}${i}` }));
  const teams = Array.from({ length: size.teams }, (_, i) => ({ id: newId(), name: `${word(3)}-${i}` }));
  const inFirst = Math.floor(size.channels / 4);
  const channels = Array.from({ length: size.channels }, (_, i) => ({
    id: newId(),
    team: i < inFirst ? 0 : 1 + roll(size.teams - 1),
    name: i === 0 ? 'town-square' : `${word(3)}-${i}`,
  }));

  await inBatches(store, people, (db, batch) =>
    db
      .insertInto('users')
      .values(
        batch.map(({ id, username }) => ({
          id,
          createat: now,
          updateat: now,
          deleteat: 0,
          username,
          password: '',
          authservice: '',
          email: `${username}@example.com`,
          emailverified: true,
          nickname: roll(4) === 0 ? capital(word(2)) : '',
          firstname: capital(username.split('.')[0] ?? ''),
          lastname: capital(word(3)),
          roles: 'system_user',
          props: '{}',
          notifyprops: '{}',
          lastpasswordupdate: now,
          lastpictureupdate: 0,
          failedattempts: 0,
          locale: 'en',
          mfaactive: false,
          mfasecret: '',
          position: '',
          timezone: '{}',
        })) as never,
      )
      .execute(),
  );
  await inBatches(store, teams, (db, batch) =>
    db
      .insertInto('teams')
      .values(
        batch.map(({ id, name }) => ({
          id,
          createat: now,
          updateat: now,
          deleteat: 0,
          displayname: capital(name),
          name,
          description: '',
          email: '',
          type: 'O',
          companyname: '',
          alloweddomains: '',
          inviteid: newId(),
          allowopeninvite: true,
          lastteamiconupdate: 0,
          groupconstrained: false,
        })) as never,
      )
      .execute(),
  );
  await inBatches(store, channels, (db, batch) =>
    db
      .insertInto('channels')
      .values(
        batch.map(({ id, team, name }) => ({
          id,
          createat: now,
          updateat: now,
          deleteat: 0,
          teamid: teams[team]?.id,
          type: 'O',
          displayname: capital(name),
          name,
          header: '',
          purpose: roll(3) === 0 ? `All about ${word(3)}` : '',
          lastpostat: now,
          totalmsgcount: 0,
          extraupdateat: 0,
          creatorid: '',
          totalmsgcountroot: 0,
          lastrootpostat: 0,
        })) as never,
      )
      .execute(),
  );

  const everyone = [...among, ...people.map(({ id }) => id)];
  const inTeam = new Map<number, number[]>();
  channels.forEach(({ team }, i) => void (inTeam.get(team) ?? inTeam.set(team, []).get(team))?.push(i));
  const teamRows: { team: number; user: string }[] = [];
  const channelRows: { channel: number; user: string }[] = [];
  for (const user of everyone) {
    const joined = new Set([0, ...Array.from({ length: TEAMS_EACH }, () => roll(size.teams))]);
    const entered = new Set([0]);
    for (const team of joined) {
      teamRows.push({ team, user });
      const here = inTeam.get(team) ?? [];
      for (let i = 0; i < CHANNELS_EACH - 3 && here.length > 0; i++) entered.add(here[roll(here.length)] ?? 0);
    }
    for (const channel of entered) channelRows.push({ channel, user });
  }
  await inBatches(store, teamRows, (db, batch) =>
    db
      .insertInto('teammembers')
      .values(
        batch.map(({ team, user }) => ({
          teamid: teams[team]?.id,
          userid: user,
          roles: '',
          deleteat: 0,
          schemeuser: true,
          schemeadmin: false,
          schemeguest: false,
          createat: now,
        })) as never,
      )
      .execute(),
  );
  await inBatches(store, channelRows, (db, batch) =>
    db
      .insertInto('channelmembers')
      .values(
        batch.map(({ channel, user }) => ({
          channelid: channels[channel]?.id,
          userid: user,
          roles: '',
          lastviewedat: 0,
          msgcount: 0,
          mentioncount: 0,
          notifyprops: '{}',
          lastupdateat: now,
          schemeuser: true,
          schemeadmin: false,
          schemeguest: false,
          mentioncountroot: 0,
          msgcountroot: 0,
          urgentmentioncount: 0,
        })) as never,
      )
      .execute(),
  );
  return { people, teams, channels };
}
