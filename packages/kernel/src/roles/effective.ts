import { isModerated } from './permissions.ts';

export interface RoleLike {
  readonly name: string;
  readonly permissions: readonly string[];
}

/** The roles of one scope, by what makes a member have them. */
export interface ScopeRoles {
  readonly guest: string;
  readonly user: string;
  readonly admin: string;
}

/** A scheme's roles under their names on the wire; empty where it has none. */
export interface SchemeLike {
  readonly default_team_admin_role: string;
  readonly default_team_user_role: string;
  readonly default_team_guest_role: string;
  readonly default_channel_admin_role: string;
  readonly default_channel_user_role: string;
  readonly default_channel_guest_role: string;
}

/** A member of a team or channel. `roles` are those given by name, besides what the flags imply. */
export interface MemberLike {
  readonly roles: string;
  readonly scheme_guest: boolean | null;
  readonly scheme_user: boolean | null;
  readonly scheme_admin: boolean | null;
}

export const roleNames = (text: string): string[] => text.split(/\s+/).filter(Boolean);

export const teamRoles = (scheme?: SchemeLike): ScopeRoles => ({
  guest: scheme?.default_team_guest_role || 'team_guest',
  user: scheme?.default_team_user_role || 'team_user',
  admin: scheme?.default_team_admin_role || 'team_admin',
});

/** The roles of a channel's members: of its own scheme, else of its team's, else the built-in ones. */
export function channelRoles(channelScheme?: SchemeLike, teamScheme?: SchemeLike): ScopeRoles {
  const higher: ScopeRoles = {
    guest: teamScheme?.default_channel_guest_role || 'channel_guest',
    user: teamScheme?.default_channel_user_role || 'channel_user',
    admin: teamScheme?.default_channel_admin_role || 'channel_admin',
  };
  return {
    guest: channelScheme?.default_channel_guest_role || higher.guest,
    user: channelScheme?.default_channel_user_role || higher.user,
    admin: channelScheme?.default_channel_admin_role || higher.admin,
  };
}

const FLAGS = ['guest', 'user', 'admin'] as const;
const impliedKinds = (member: MemberLike) => FLAGS.filter((kind) => member[`scheme_${kind}`]);

/** `roles` of a member on the wire: those given by name, then the implied ones. */
export const memberRoles = (member: MemberLike, scope: ScopeRoles): string =>
  [...roleNames(member.roles), ...impliedKinds(member).map((kind) => scope[kind])].join(' ');

/** What a text of roles says of a member: the names of the scope's own roles become flags. */
export function parseMemberRoles(
  text: string,
  scope: ScopeRoles,
): { readonly roles: string; readonly scheme_guest: boolean; readonly scheme_user: boolean; readonly scheme_admin: boolean } {
  const names = roleNames(text);
  const implied: readonly string[] = Object.values(scope);
  return {
    roles: names.filter((name) => !implied.includes(name)).join(' '),
    scheme_guest: names.includes(scope.guest),
    scheme_user: names.includes(scope.user),
    scheme_admin: names.includes(scope.admin),
  };
}

const NONE: ReadonlySet<string> = new Set();

/** A role of a member, and the role that stands in its place one scope higher, if that limits it. */
export interface HeldRole {
  readonly name: string;
  readonly higher?: { readonly name: string; readonly kind: keyof ScopeRoles };
}

export function heldInTeam(member: MemberLike, scheme?: SchemeLike): HeldRole[] {
  return roleNames(memberRoles(member, teamRoles(scheme))).map((name) => ({ name }));
}

/** Roles of a channel's own scheme are limited by those that the channel would have without it. */
export function heldInChannel(member: MemberLike, channelScheme?: SchemeLike, teamScheme?: SchemeLike): HeldRole[] {
  const own = channelRoles(channelScheme, teamScheme);
  const above = channelRoles(undefined, teamScheme);
  const explicit = roleNames(member.roles).map((name): HeldRole => ({ name }));
  return [
    ...explicit,
    ...impliedKinds(member).map(
      (kind): HeldRole => (own[kind] === above[kind] ? { name: own[kind] } : { name: own[kind], higher: { name: above[kind], kind } }),
    ),
  ];
}

/** The permissions of each role as sets: made once, asked often. Make a new one when a role changes. */
export interface RoleTable {
  of(role: string): ReadonlySet<string>;
  held(role: HeldRole): ReadonlySet<string>;
  /** Whether one of the roles grants it. */
  grants(roles: Iterable<string>, permission: string): boolean;
  heldGrant(roles: Iterable<HeldRole>, permission: string): boolean;
  /** All that the roles grant together. */
  union(roles: Iterable<HeldRole>): Set<string>;
}

/**
 * A channel's scheme can only narrow: what cannot be moderated comes from above, what can must be granted by both. Channel admins
 * are not moderated at all.
 */
function narrowed(own: ReadonlySet<string>, above: ReadonlySet<string>, kind: keyof ScopeRoles): ReadonlySet<string> {
  if (kind === 'admin') return above;
  return new Set([...above].filter((permission) => !isModerated(permission) || own.has(permission)));
}

export function roleTable(roles: Iterable<RoleLike>): RoleTable {
  const sets = new Map<string, ReadonlySet<string>>();
  for (const role of roles) sets.set(role.name, new Set(role.permissions));
  const limited = new Map<string, ReadonlySet<string>>();
  const of = (role: string) => sets.get(role) ?? NONE;
  const held = ({ name, higher }: HeldRole): ReadonlySet<string> => {
    if (!higher) return of(name);
    const key = `${name} ${higher.name} ${higher.kind}`;
    const known = limited.get(key);
    if (known) return known;
    const made = narrowed(of(name), of(higher.name), higher.kind);
    limited.set(key, made);
    return made;
  };
  return {
    of,
    held,
    grants: (names, permission) => Iterator.from(names).some((name) => of(name).has(permission)),
    heldGrant: (roles, permission) => Iterator.from(roles).some((role) => held(role).has(permission)),
    union: (roles) => new Set(Iterator.from(roles).flatMap((role) => held(role))),
  };
}
