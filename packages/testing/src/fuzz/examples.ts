import { PASSWORD } from '../server.ts';

/** What an example is made with: a thing that exists, by kind, and a number to be different with. */
export interface Making {
  readonly n: number;
  /** '' where there is none. */
  pick(kind: string): string;
  some(kind: string): string[];
}
type Example = (making: Making) => unknown;

/** Stands for the id of whoever sends the request. */
export const SELF = '$self';

const word = (n: number) => `w${n.toString(36)}`;
const channel: Example = ({ n, pick }) => ({
  team_id: pick('team'),
  name: word(n),
  display_name: `Channel ${n}`,
  type: n % 3 === 0 ? 'P' : 'O',
  header: n % 2 === 0 ? 'a header' : '',
});
const post: Example = ({ n, pick, some }) => ({
  channel_id: pick('channel'),
  message: [`for @${pick('username')}`, 'hello @channel', `see ~${pick('channel_name')} #tag`, `@${pick('group_name')}`][n % 4],
  ...(n % 4 === 1 ? { root_id: pick('post') } : {}),
  ...(n % 5 === 0 ? { file_ids: some('file').slice(0, 2) } : {}),
  ...(n % 7 === 0 ? { metadata: { priority: { priority: 'urgent', requested_ack: true, persistent_notifications: n % 2 === 0 } } } : {}),
  ...(n % 9 === 0 ? { type: 'burn_on_read' } : {}),
  ...(n % 6 === 0 ? { props: { attachments: [{ text: 'a', actions: [{ id: 'a', name: 'a', integration: { url: 'http://127.0.0.1:9/' } }] }] } } : {}),
});
const user: Example = ({ n }) => ({
  username: `u${n.toString(36)}`,
  email: `u${n}@example.com`,
  password: PASSWORD,
  first_name: 'A',
  nickname: 'Nick',
});
const scheduled: Example = (making) => ({ ...(post(making) as object), scheduled_at: Date.now() + (making.n % 2 === 0 ? 1_500 : 3_600_000) });
const team: Example = ({ n }) => ({
  name: `t${n.toString(36)}`,
  display_name: `Team ${n}`,
  type: n % 2 === 0 ? 'O' : 'I',
  allow_open_invite: n % 2 === 0,
});
const people: Example = ({ some }) => some('user');
const person: Example = ({ pick }) => ({ user_id: pick('user') });
const roles: Example = ({ n }) => ({
  roles: ['system_user', 'system_user system_admin', 'system_user system_manager', 'system_user system_user_manager'][n % 4],
});
const policy: Example = ({ n, some }) => ({
  display_name: word(n),
  post_duration: (n % 40) + 1,
  team_ids: some('team').slice(0, 1),
  channel_ids: some('channel'),
});
const search: Example = ({ n, pick }) => ({ terms: [`hello`, `from:${pick('username')}`, 'for', 'a*'][n % 4], is_or_search: n % 2 === 0 });
const term: Example = ({ n, pick }) => ({ term: n % 3 === 0 ? '' : pick('username').slice(0, 3) });
const command: Example = ({ n, pick }) => ({
  team_id: pick('team'),
  trigger: word(n),
  method: 'P',
  url: 'http://127.0.0.1:9/',
  auto_complete: true,
  creator_id: SELF,
});
const link: Example = ({ n }) => ({ auto_add: n % 2 === 0, scheme_admin: n % 3 === 0 });
const field: Example = ({ n }) => ({
  name: word(n),
  type: ['text', 'select', 'multiselect', 'user'][n % 4],
  attrs: { options: [{ name: 'a' }, { name: 'b' }] },
});
const connection: Example = ({ n }) => ({
  name: word(n),
  client_id: 'a',
  client_secret: 'b',
  grant_type: 'client_credentials',
  oauth_token_url: 'http://127.0.0.1:9/token',
  audiences: ['http://127.0.0.1:9'],
});
const flags: Example = ({ n }) => ({ scheme_admin: n % 2 === 0, scheme_user: true, scheme_guest: false });
const preferences: Example = ({ n, pick }) => [
  {
    user_id: SELF,
    category: ['favorite_channel', 'flagged_post', 'direct_channel_show', 'display_settings'][n % 4],
    name: [pick('channel'), pick('post'), pick('user'), 'use_military_time'][n % 4],
    value: n % 5 === 0 ? 'false' : 'true',
  },
];
const hook: Example = ({ n, pick }) => ({ channel_id: pick('channel'), display_name: word(n), channel_locked: n % 2 === 0 });
const outgoing: Example = ({ n, pick }) => ({
  team_id: pick('team'),
  channel_id: n % 2 === 0 ? pick('channel') : '',
  trigger_words: ['hello'],
  callback_urls: ['http://127.0.0.1:9/'],
  display_name: word(n),
});
const rules: Example = ({ n }) => ({
  name: word(n),
  type: 'parent',
  version: 'v0.2',
  rules: [{ actions: ['*'], expression: n % 2 === 0 ? 'true' : 'user.attributes.team == "a"' }],
});
const expression: Example = ({ n }) => ({ expression: ['true', 'user.attributes.team == "a"', 'user.attributes.x in ["a", "b"] && true'][n % 3] });
const token: Example = ({ pick }) => ({ token_id: pick('token') });
const comment: Example = () => ({ comment: 'because', reason: 'Other' });
const categories: Example = ({ n, pick, some }) => ({
  user_id: SELF,
  team_id: pick('team'),
  display_name: word(n),
  type: 'custom',
  sorting: '',
  channel_ids: some('channel'),
});

/** Bodies that work where the things that they name fit together, by operation. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  AddChannelMember: ({ n, pick, some }) => (n % 2 === 0 ? { user_id: pick('user') } : { user_ids: some('user') }),
  AddChannelsToRetentionPolicy: ({ some }) => some('channel'),
  AddGroupMembers: ({ some }) => ({ user_ids: some('user') }),
  AddTeamMember: ({ pick }) => ({ team_id: pick('team'), user_id: pick('user') }),
  AddTeamMembers: ({ some, pick }) => some('user').map((user_id) => ({ team_id: pick('team'), user_id })),
  AddTeamsToRetentionPolicy: ({ some }) => some('team'),
  AssignAccessControlPolicyToChannels: ({ some }) => ({ channel_ids: some('channel') }),
  AuthorizeOAuthApp: ({ pick }) => ({
    response_type: 'code',
    client_id: pick('app'),
    redirect_uri: 'http://127.0.0.1:9/',
    scope: 'user',
    state: 'x',
  }),
  CheckAccessControlPolicyExpression: expression,
  ConvertBotToUser: ({ n }) => ({ password: PASSWORD, username: word(n) }),
  CreateAccessControlPolicy: rules,
  CreateBot: ({ n }) => ({ username: `b${n.toString(36)}`, display_name: 'Bot' }),
  CreateCPAField: field,
  CreateChannel: channel,
  CreateChannelBookmark: ({ n, pick }) =>
    n % 2 === 0
      ? { display_name: word(n), type: 'link', link_url: 'http://127.0.0.1:9/' }
      : { display_name: word(n), type: 'file', file_id: pick('file') },
  CreateCommand: command,
  CreateComplianceReport: ({ n }) => ({ desc: word(n), start_at: 1, end_at: Date.now(), keywords: 'hello' }),
  CreateDataRetentionPolicy: policy,
  CreateDirectChannel: ({ pick }) => [SELF, pick('user')],
  CreateGroup: ({ n, some }) => ({ name: word(n), display_name: word(n), source: 'custom', allow_reference: true, user_ids: some('user') }),
  CreateGroupChannel: ({ some }) => [...some('user'), SELF],
  CreateIncomingWebhook: hook,
  CreateJob: ({ n }) => ({
    type: ['message_export', 'data_retention', 'export_process', 'elasticsearch_post_indexing', 'export_users_to_csv'][n % 5],
    data: {},
  }),
  CreateOAuthApp: ({ n }) => ({ name: word(n), description: 'x', callback_urls: ['http://127.0.0.1:9/'], homepage: 'http://127.0.0.1:9/' }),
  CreateOutgoingOAuthConnection: connection,
  CreateOutgoingWebhook: outgoing,
  CreatePost: post,
  CreatePostEphemeral: (making) => ({ user_id: making.pick('user'), post: post(making) }),
  CreateRemoteCluster: ({ n, pick }) => ({ name: word(n), display_name: word(n), default_team_id: pick('team'), password: PASSWORD }),
  CreateScheduledPost: scheduled,
  CreateScheme: ({ n }) => ({ name: word(n), display_name: word(n), scope: n % 2 === 0 ? 'team' : 'channel' }),
  CreateSidebarCategoryForTeamForUser: categories,
  CreateTeam: team,
  CreateTermsOfService: ({ n }) => ({ text: word(n) }),
  CreateUpload: ({ pick }) => ({ channel_id: pick('channel'), filename: 'a.txt', file_size: 100 }),
  CreateUser: user,
  CreateUserAccessToken: () => ({ description: 'x' }),
  DeauthorizeOAuthApp: ({ pick }) => ({ client_id: pick('app') }),
  DeleteGroupMembers: ({ some }) => ({ user_ids: some('user') }),
  DeletePreferences: preferences,
  DisableUserAccessToken: token,
  EnableUserAccessToken: token,
  ExecuteCommand: ({ n, pick }) => ({
    channel_id: pick('channel'),
    team_id: pick('team'),
    command: `/${['join ~town-square', 'msg', 'header x', 'invite', 'mute', 'code x', 'me hi', 'remove', 'leave', 'rename x', 'away', 'groupmsg', 'purpose x', 'collapse', 'shrug', 'logout', 'search x', 'help'][n % 18]} @${pick('username')} text`,
  }),
  GetCELVisualAST: expression,
  InviteGuestsToTeam: ({ n, some }) => ({ emails: [`g${n}@example.com`], channels: some('channel') }),
  InviteUsersToTeam: ({ n }) => [`i${n}@example.com`],
  KeepCFPost: comment,
  LinkGroupSyncableForChannel: link,
  LinkGroupSyncableForTeam: link,
  Login: ({ pick }) => ({ login_id: pick('username'), password: PASSWORD }),
  MoveChannel: ({ n, pick }) => ({ team_id: pick('team'), force: n % 2 === 0 }),
  MoveCommand: ({ pick }) => ({ team_id: pick('team') }),
  MoveThread: ({ pick }) => ({ channel_id: pick('channel') }),
  PatchCPAField: field,
  PatchCPAValues: ({ n, pick }) => ({ [pick('field')]: word(n) }),
  PatchChannel: ({ n }) => ({ display_name: word(n), header: 'new', purpose: 'new', ...(n % 5 === 0 ? { group_constrained: true } : {}) }),
  PatchChannelModerations: ({ n }) => [
    { name: ['create_post', 'create_reactions', 'manage_members', 'use_channel_mentions'][n % 4], roles: { members: n % 2 === 0, guests: false } },
  ],
  PatchDataRetentionPolicy: policy,
  PatchGroup: ({ n }) => ({ name: word(n), display_name: word(n), allow_reference: n % 2 === 0 }),
  PatchGroupSyncableForChannel: link,
  PatchGroupSyncableForTeam: link,
  PatchPost: ({ n, some }) => ({ message: `edited ${n}`, is_pinned: n % 2 === 0, ...(n % 4 === 0 ? { file_ids: some('file') } : {}) }),
  PatchRole: ({ n }) => ({ permissions: n % 2 === 0 ? ['create_post', 'read_channel', 'view_team'] : ['manage_team', 'create_post'] }),
  PatchScheme: ({ n }) => ({ display_name: word(n) }),
  PatchTeam: ({ n }) => ({ display_name: word(n), description: 'x', ...(n % 5 === 0 ? { group_constrained: true } : {}) }),
  PatchUser: ({ n }) => ({ nickname: word(n), locale: 'de', notify_props: { mention_keys: 'hello', desktop: 'all', first_name: 'true' } }),
  PostCFPostFlag: comment,
  PublishUserTyping: ({ pick }) => ({ channel_id: pick('channel') }),
  ReadMultipleChannels: ({ some }) => some('channel'),
  RegisterTermsOfServiceAction: ({ n, pick }) => ({ termsOfServiceId: pick('terms_of_service'), accepted: n % 2 === 0 }),
  RemoveCFPost: comment,
  RemoveChannelsFromRetentionPolicy: ({ some }) => some('channel'),
  RemoveTeamsFromRetentionPolicy: ({ some }) => some('team'),
  RevokeSession: ({ pick }) => ({ session_id: pick('session') }),
  RevokeUserAccessToken: token,
  SaveReaction: ({ n, pick }) => ({ user_id: SELF, post_id: pick('post'), emoji_name: ['tada', 'smile', '+1'][n % 3] }),
  SearchAllChannels: term,
  SearchChannels: term,
  SearchFiles: search,
  SearchFilesInAllTeams: search,
  SearchGroupChannels: term,
  SearchPosts: search,
  SearchPostsInAllTeams: search,
  SearchUsers: term,
  SetPostReminder: () => ({ target_time: Math.floor(Date.now() / 1000) + 60 }),
  UnassignAccessControlPolicyFromChannels: ({ some }) => ({ channel_ids: some('channel') }),
  UpdateChannelMemberSchemeRoles: flags,
  UpdateChannelNotifyProps: ({ n }) => ({ desktop: 'all', mark_unread: n % 2 === 0 ? 'mention' : 'all' }),
  UpdateChannelPrivacy: ({ n }) => ({ privacy: n % 2 === 0 ? 'P' : 'O' }),
  UpdateChannelRoles: ({ n }) => ({ roles: n % 2 === 0 ? 'channel_user channel_admin' : 'channel_user' }),
  UpdateChannelScheme: ({ pick }) => ({ scheme_id: pick('scheme') }),
  UpdatePreferences: preferences,
  UpdateScheduledPost: scheduled,
  UpdateTeamMemberRoles: ({ n }) => ({ roles: n % 2 === 0 ? 'team_user team_admin' : 'team_user' }),
  UpdateTeamMemberSchemeRoles: flags,
  UpdateTeamPrivacy: ({ n }) => ({ privacy: n % 2 === 0 ? 'I' : 'O' }),
  UpdateTeamScheme: ({ pick }) => ({ scheme_id: pick('scheme') }),
  UpdateUserActive: ({ n }) => ({ active: n % 3 !== 0 }),
  UpdateUserCustomStatus: () => ({ emoji: 'tada', text: 'x', duration: 'today', expires_at: '2099-01-01T00:00:00Z' }),
  UpdateUserPassword: () => ({ current_password: PASSWORD, new_password: PASSWORD }),
  UpdateUserRoles: roles,
  UpdateUserStatus: ({ n }) => ({ user_id: SELF, status: ['online', 'away', 'dnd', 'offline'][n % 4] }),
  UpsertDraft: ({ pick }) => ({ user_id: SELF, channel_id: pick('channel'), message: 'draft' }),
  ValidateExpressionAgainstRequester: expression,
  ViewChannel: ({ pick }) => ({ channel_id: pick('channel'), prev_channel_id: '' }),
  GetChannelMembersByIds: people,
  GetUsersByIds: people,
  GetUsersStatusesByIds: people,
  GetTeamMembersByIds: people,
  SetPostUnread: () => ({ collapsed_threads_supported: true }),
  convertGroupMessageToChannel: ({ n, pick }) => ({ team_id: pick('team'), name: word(n), display_name: word(n) }),
  getPostsByIds: ({ some }) => some('post'),
  GetBulkReactions: ({ some }) => some('post'),
  DemoteUserToGuest: person,
};
