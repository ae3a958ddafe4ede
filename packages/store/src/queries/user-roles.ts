import { type RawBuilder, sql } from 'kysely';
import { likeText } from '../dialect/dialect.ts';

/** People who hold any of these roles: in the system, in the team, in the channel. */
export interface RoleFilter {
  readonly system: readonly string[];
  readonly team: readonly string[];
  readonly channel: readonly string[];
}

type Condition = RawBuilder<boolean>;

/** `users.roles` names the role, as one of its words. */
export const holdsRole = (role: string): Condition => sql<boolean>`(' ' || users.roles || ' ') like ${`% ${likeText(role)} %`} escape '\\'`;

// Administrators of the system are told apart from everybody else: they match no lesser role.
const notAdmin = sql<boolean>`(' ' || users.roles || ' ') not like '% system\\_admin %' escape '\\'`;

/** A plain user of the system holds no other role of it. */
const inSystem = (role: string): Condition => (role === 'system_user' ? sql<boolean>`users.roles = 'system_user'` : holdsRole(role));

type Scope = 'team' | 'channel';
const MEMBERS = { team: sql.raw('teammembers'), channel: sql.raw('channelmembers') };
const FLAGS: ReadonlyMap<string, RawBuilder<boolean>> = new Map([
  ['admin', sql<boolean>`m.schemeadmin = true`],
  ['user', sql<boolean>`m.schemeuser = true and m.schemeadmin = false`],
  ['guest', sql<boolean>`m.schemeguest = true`],
]);

function inScope(scope: Scope, role: string, place: string | undefined): Condition {
  const flag = FLAGS.get(role.slice(scope.length + 1));
  if (!flag) return sql<boolean>`1 = 0`;
  const where = place === undefined ? sql`1 = 1` : sql`m.${sql.raw(`${scope}id`)} = ${place}`;
  return sql<boolean>`(${notAdmin} and users.id in (select m.userid from ${MEMBERS[scope]} m where ${where} and ${flag}))`;
}

/** One of the roles is held; `undefined` when none is asked for. */
export function roleCondition({ system, team, channel }: RoleFilter, teamId?: string, channelId?: string): Condition | undefined {
  const any = [
    ...system.map(inSystem),
    ...team.map((role) => inScope('team', role, teamId)),
    ...channel.map((role) => inScope('channel', role, channelId)),
  ];
  return any.length === 0 ? undefined : sql<boolean>`(${sql.join(any, sql` or `)})`;
}
