import { expect, test } from 'bun:test';
import { builtInRoles } from './built-in-roles.ts';
import { channelRoles, heldInChannel, heldInTeam, memberRoles, parseMemberRoles, roleTable, teamRoles } from './effective.ts';
import { changesProtected, isModerated, isPermission, moderatedBy, moderations, permissions, scopeOf, withAncillary } from './permissions.ts';
import { rolesOfNewScheme } from './scheme-roles.ts';

const member = (more: Partial<{ roles: string; scheme_guest: boolean; scheme_user: boolean; scheme_admin: boolean }> = {}) => ({
  roles: '',
  scheme_guest: false,
  scheme_user: true,
  scheme_admin: false,
  ...more,
});
const scheme = (mark: string, team = true) => ({
  default_team_admin_role: team ? `${mark}_ta` : '',
  default_team_user_role: team ? `${mark}_tu` : '',
  default_team_guest_role: team ? `${mark}_tg` : '',
  default_channel_admin_role: `${mark}_ca`,
  default_channel_user_role: `${mark}_cu`,
  default_channel_guest_role: `${mark}_cg`,
});
const of = (name: string) => builtInRoles.find((role) => role.name === name)?.permissions ?? [];

test('every built-in role names known permissions only, and the administrator holds all', () => {
  expect(builtInRoles).toHaveLength(25);
  expect(permissions).toHaveLength(274);
  for (const role of builtInRoles) expect(role.permissions.filter((id) => !isPermission(id))).toEqual([]);
  expect(of('system_admin')).toEqual(permissions);
  expect(builtInRoles.filter((role) => !role.built_in).map((role) => role.name)).toEqual(['custom_group_user']);
  expect([scopeOf('manage_system'), scopeOf('create_post'), scopeOf('manage_emojis'), scopeOf('nonsense')]).toEqual([
    'system',
    'channel',
    'team',
    undefined,
  ]);
});

test('ancillary permissions follow those asked about, each asked one once', () => {
  expect(
    withAncillary(['sysconsole_read_user_management_users', 'sysconsole_read_user_management_groups', 'create_post', 'create_post', 'nonsense']),
  ).toEqual(['sysconsole_read_user_management_users', 'sysconsole_read_user_management_groups', 'create_post', 'nonsense', 'read_other_users_teams']);
  expect(withAncillary(['toString'])).toEqual(['toString']);
});

test('nobody is made an administrator by a patch of a role', () => {
  expect(changesProtected(['create_post'], ['create_post', 'manage_system'])).toBe(true);
  expect(changesProtected(['manage_roles'], [])).toBe(true);
  expect(changesProtected(['manage_system', 'create_post'], ['manage_system'])).toBe(false);
});

test('five moderations cover what a channel may narrow', () => {
  expect(moderations).toEqual(['create_post', 'create_reactions', 'manage_members', 'use_channel_mentions', 'manage_bookmarks']);
  expect(moderatedBy('create_reactions')).toEqual(['add_reaction', 'remove_reaction']);
  expect([isModerated('create_post'), isModerated('delete_post')]).toEqual([true, false]);
});

test('roles of a member on the wire: given ones, then guest, user, admin', () => {
  expect(memberRoles(member({ scheme_admin: true, roles: 'custom other' }), teamRoles())).toBe('custom other team_user team_admin');
  expect(memberRoles(member({ scheme_guest: true, scheme_user: false }), channelRoles())).toBe('channel_guest');
  expect(memberRoles(member({ scheme_admin: true }), teamRoles(scheme('s')))).toBe('s_tu s_ta');
  expect(memberRoles(member(), channelRoles(scheme('c', false), scheme('t')))).toBe('c_cu');
  expect(memberRoles(member(), channelRoles(undefined, scheme('t')))).toBe('t_cu');
  expect(memberRoles(member(), teamRoles(scheme('c', false)))).toBe('team_user');
});

test('a text of roles becomes flags and the rest', () => {
  expect(parseMemberRoles(' custom  channel_user channel_admin', channelRoles())).toEqual({
    roles: 'custom',
    scheme_guest: false,
    scheme_user: true,
    scheme_admin: true,
  });
  expect(parseMemberRoles('channel_user', channelRoles(scheme('c', false)))).toEqual({
    roles: 'channel_user',
    scheme_guest: false,
    scheme_user: false,
    scheme_admin: false,
  });
});

const moderated = [
  ...builtInRoles,
  { name: 'c_ca', permissions: [] },
  { name: 'c_cu', permissions: of('channel_user').filter((id) => isModerated(id) && id !== 'create_post') },
  { name: 'c_cg', permissions: [...of('channel_guest').filter(isModerated), 'manage_public_channel_members', 'manage_system'] },
];

test('a channel scheme narrows what can be moderated and nothing else; admins are not moderated', () => {
  const table = roleTable(moderated);
  const can = (who: ReturnType<typeof member>, permission: string) => table.heldGrant(heldInChannel(who, scheme('c', false)), permission);
  expect(can(member(), 'create_post')).toBe(false);
  expect(can(member(), 'add_reaction')).toBe(true);
  expect(can(member(), 'delete_post')).toBe(true);
  expect(can(member({ scheme_admin: true }), 'create_post')).toBe(true);
  expect(table.heldGrant(heldInChannel(member()), 'create_post')).toBe(true);
});

test('a scheme of a lower scope never grants what the higher one lacks', () => {
  const guest = member({ scheme_guest: true, scheme_user: false });
  const held = roleTable(moderated).union(heldInChannel(guest, scheme('c', false)));
  expect([...held].sort()).toEqual([...of('channel_guest')].sort());
  const table = roleTable([...moderated, { name: 't_cu', permissions: ['add_reaction'] }]);
  expect([...table.union(heldInChannel(member(), scheme('c', false), scheme('t')))]).toEqual(['add_reaction']);
});

test('roles unite; unknown ones grant nothing; explicit ones count', () => {
  const table = roleTable([...builtInRoles, { name: 'custom', permissions: ['manage_team'] }]);
  expect(table.heldGrant(heldInTeam(member({ roles: 'custom gone' })), 'manage_team')).toBe(true);
  expect(table.grants(['system_user', 'gone'], 'create_team')).toBe(true);
  expect(table.grants(['system_user'], 'manage_system')).toBe(false);
});

test('a new scheme copies the roles in force; one of a channel holds what can be moderated', () => {
  const table = roleTable(builtInRoles);
  const team = rolesOfNewScheme({ name: 'town', scope: 'team' }, table);
  expect(team).toHaveLength(10);
  expect(team.find((role) => role.field === 'default_team_user_role')).toEqual({
    field: 'default_team_user_role',
    display_name: 'Team User Role for Scheme town',
    permissions: [...of('team_user')],
  });
  const channel = rolesOfNewScheme({ name: 'hall', scope: 'channel' }, table);
  expect(channel.map((role) => [role.field, role.permissions.length])).toEqual([
    ['default_channel_admin_role', 0],
    ['default_channel_user_role', 14],
    ['default_channel_guest_role', 4],
  ]);
});
