// Written by scripts/generate-schema.ts: change that instead.
import type { ColumnType, Generated, Insertable, Selectable, Updateable } from 'kysely';

/** A JSON column: read parsed, written as JSON text. */
export type JsonText<T> = ColumnType<T, string, string>;
export type JsonTextOrNull<T> = ColumnType<T | null, string | null, string | null>;

/** A row as it is read, inserted and changed. */
export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>;
export type RowChange<T extends keyof Tables> = Updateable<Tables[T]>;

export interface AccesscontrolpoliciesTable {
  id: string;
  name: string;
  type: string;
  active: boolean;
  createat: number;
  revision: number;
  version: string;
  data: JsonTextOrNull<unknown>;
  props: JsonTextOrNull<unknown>;
}

export interface AccesscontrolpolicyhistoryTable {
  id: string;
  name: string;
  type: string;
  createat: number;
  revision: number;
  version: string;
  data: JsonTextOrNull<unknown>;
  props: JsonTextOrNull<unknown>;
}

export interface AttributeviewTable {
  groupid: string;
  targetid: string | null;
  targettype: string | null;
  attributes: JsonText<Record<string, unknown>>;
}

export interface AuditsTable {
  id: string;
  createat: number;
  userid: string;
  action: string;
  extrainfo: string;
  ipaddress: string;
  sessionid: string;
}

export interface BotPostsByTeamDayTable {
  day: string;
  num: number;
  teamid: string;
}

export interface BotsTable {
  userid: string;
  description: string;
  ownerid: string;
  createat: number;
  updateat: number;
  deleteat: number;
  lasticonupdate: number;
}

export interface ChannelbookmarksTable {
  id: string;
  ownerid: string;
  channelid: string;
  fileinfoid: Generated<string | null>;
  createat: Generated<number>;
  updateat: Generated<number>;
  deleteat: Generated<number>;
  displayname: Generated<string>;
  sortorder: Generated<number>;
  linkurl: string | null;
  imageurl: string | null;
  emoji: Generated<string | null>;
  type: Generated<'link' | 'file'>;
  originalid: Generated<string | null>;
  parentid: Generated<string | null>;
}

export interface ChannelmemberhistoryTable {
  channelid: string;
  userid: string;
  jointime: number;
  leavetime: number | null;
}

export interface ChannelmembersTable {
  channelid: string;
  userid: string;
  roles: string;
  lastviewedat: number;
  msgcount: number;
  mentioncount: number;
  notifyprops: JsonText<Record<string, string>>;
  lastupdateat: number;
  schemeuser: boolean | null;
  schemeadmin: boolean | null;
  schemeguest: boolean | null;
  mentioncountroot: number;
  msgcountroot: number;
  urgentmentioncount: number | null;
  autotranslation: Generated<boolean>;
  autotranslationdisabled: Generated<boolean>;
}

export interface ChannelsTable {
  id: string;
  createat: number;
  updateat: number;
  deleteat: number;
  teamid: string;
  type: 'P' | 'G' | 'O' | 'D';
  displayname: string;
  name: string;
  header: string;
  purpose: string;
  lastpostat: number;
  totalmsgcount: number;
  extraupdateat: number;
  creatorid: string;
  schemeid: string | null;
  groupconstrained: boolean | null;
  shared: boolean | null;
  totalmsgcountroot: number;
  lastrootpostat: Generated<number>;
  bannerinfo: JsonTextOrNull<{ enabled: boolean | null; text: string | null; background_color: string | null }>;
  defaultcategoryname: Generated<string>;
  autotranslation: Generated<boolean>;
}

export interface ClusterdiscoveryTable {
  id: string;
  type: string;
  clustername: string;
  hostname: string;
  gossipport: number;
  port: number;
  createat: number;
  lastpingat: number;
}

export interface CommandsTable {
  id: string;
  token: string;
  createat: number;
  updateat: number;
  deleteat: number;
  creatorid: string;
  teamid: string;
  trigger: string;
  method: string;
  username: string;
  iconurl: string;
  autocomplete: boolean;
  autocompletedesc: string;
  autocompletehint: string;
  displayname: string;
  description: string;
  url: string;
  pluginid: string;
}

export interface CommandwebhooksTable {
  id: string;
  createat: number;
  commandid: string;
  userid: string;
  channelid: string;
  rootid: string;
  usecount: number;
}

export interface CompliancesTable {
  id: string;
  createat: number;
  userid: string;
  status: string;
  count: number;
  desc: string;
  type: string;
  startat: number;
  endat: number;
  keywords: string;
  emails: string;
}

export interface ContentflaggingcommonreviewersTable {
  userid: string;
}

export interface ContentflaggingteamreviewersTable {
  teamid: string;
  userid: string;
}

export interface ContentflaggingteamsettingsTable {
  teamid: string;
  enabled: boolean | null;
}

export interface DesktoptokensTable {
  token: string;
  createat: number;
  userid: string;
}

export interface DraftsTable {
  createat: number;
  updateat: number;
  deleteat: number;
  userid: string;
  channelid: string;
  rootid: Generated<string>;
  message: string;
  props: string;
  fileids: string;
  priority: string | null;
  type: string | null;
}

export interface EmojiTable {
  id: string;
  createat: number;
  updateat: number;
  deleteat: number;
  creatorid: string;
  name: string;
}

export interface FileStatsTable {
  num: number;
  usage: number;
}

export interface FileinfoTable {
  id: string;
  creatorid: string;
  postid: string;
  createat: number;
  updateat: number;
  deleteat: number;
  path: string;
  thumbnailpath: string;
  previewpath: string;
  name: string;
  extension: string;
  size: number;
  mimetype: string;
  width: number;
  height: number;
  haspreviewimage: boolean;
  minipreview: Uint8Array | null;
  content: string;
  remoteid: string | null;
  archived: Generated<boolean>;
  channelid: string | null;
}

export interface GroupchannelsTable {
  groupid: string;
  autoadd: boolean;
  schemeadmin: boolean;
  createat: number;
  deleteat: number;
  updateat: number;
  channelid: string;
}

export interface GroupmembersTable {
  groupid: string;
  userid: string;
  createat: number;
  deleteat: number;
}

export interface GroupteamsTable {
  groupid: string;
  autoadd: boolean;
  schemeadmin: boolean;
  createat: number;
  deleteat: number;
  updateat: number;
  teamid: string;
}

export interface IncomingwebhooksTable {
  id: string;
  createat: number;
  updateat: number;
  deleteat: number;
  userid: string;
  channelid: string;
  teamid: string;
  displayname: string;
  description: string;
  username: string;
  iconurl: string;
  channellocked: boolean;
}

export interface JobsTable {
  id: string;
  type: string;
  priority: number;
  createat: number;
  startat: number;
  lastactivityat: number;
  status: string;
  progress: number;
  data: JsonTextOrNull<Record<string, string>>;
}

export interface LicensesTable {
  id: string;
  createat: number;
  bytes: string;
}

export interface LinkmetadataTable {
  hash: number;
  url: string;
  timestamp: number;
  type: string;
  data: JsonTextOrNull<unknown>;
}

export interface NotifyadminTable {
  userid: string;
  createat: number;
  requiredplan: string;
  requiredfeature: string;
  trial: boolean;
  sentat: number | null;
}

export interface OauthaccessdataTable {
  token: string;
  refreshtoken: string;
  redirecturi: string;
  clientid: string;
  userid: string;
  expiresat: number;
  scope: string;
  audience: Generated<string>;
}

export interface OauthappsTable {
  id: string;
  creatorid: string;
  createat: number;
  updateat: number;
  clientsecret: string;
  name: string;
  description: string;
  callbackurls: string;
  homepage: string;
  istrusted: boolean;
  iconurl: string;
  mattermostappid: Generated<string>;
  isdynamicallyregistered: Generated<boolean>;
}

export interface OauthauthdataTable {
  clientid: string;
  userid: string;
  code: string;
  expiresin: number;
  createat: number;
  redirecturi: string;
  state: string;
  scope: string;
  codechallenge: Generated<string>;
  codechallengemethod: Generated<string>;
  resource: Generated<string>;
}

export interface OutgoingoauthconnectionsTable {
  id: string;
  name: string;
  creatorid: string;
  createat: number;
  updateat: number;
  clientid: string;
  clientsecret: string;
  credentialsusername: string | null;
  credentialspassword: string | null;
  oauthtokenurl: string;
  granttype: Generated<'client_credentials' | 'password'>;
  audiences: string;
}

export interface OutgoingwebhooksTable {
  id: string;
  token: string;
  createat: number;
  updateat: number;
  deleteat: number;
  creatorid: string;
  channelid: string;
  teamid: string;
  triggerwords: string;
  callbackurls: string;
  displayname: string;
  contenttype: string;
  triggerwhen: number;
  username: string;
  iconurl: string;
  description: string;
}

export interface PersistentnotificationsTable {
  postid: string;
  createat: number;
  lastsentat: number;
  deleteat: number;
  sentcount: number;
}

export interface PluginkeyvaluestoreTable {
  pluginid: string;
  pkey: string;
  pvalue: Uint8Array | null;
  expireat: number;
}

export interface PostacknowledgementsTable {
  postid: string;
  userid: string;
  acknowledgedat: number;
  remoteid: Generated<string | null>;
  channelid: Generated<string>;
}

export interface PostremindersTable {
  postid: string;
  userid: string;
  targettime: number;
}

export interface PostsTable {
  id: string;
  createat: number;
  updateat: number;
  deleteat: number;
  userid: string;
  channelid: string;
  rootid: string;
  originalid: string;
  message: string;
  type: string;
  props: JsonText<Record<string, unknown>>;
  hashtags: string;
  filenames: string;
  fileids: string;
  hasreactions: boolean;
  editat: number;
  ispinned: boolean;
  remoteid: string | null;
}

export interface PostsByTeamDayTable {
  day: string;
  num: number;
  teamid: string;
}

export interface PostspriorityTable {
  postid: string;
  channelid: string;
  priority: string;
  requestedack: boolean | null;
  persistentnotifications: boolean | null;
}

export interface PoststatsTable {
  userid: string;
  day: string;
  numposts: number;
  lastpostdate: number;
}

export interface PreferencesTable {
  userid: string;
  category: string;
  name: string;
  value: string;
}

export interface ProductnoticeviewstateTable {
  userid: string;
  noticeid: string;
  viewed: number;
  timestamp: number;
}

export interface PropertyfieldsTable {
  id: string;
  groupid: string;
  name: string;
  type: 'text' | 'select' | 'multiselect' | 'date' | 'user' | 'multiuser' | null;
  attrs: JsonTextOrNull<Record<string, unknown>>;
  targetid: string | null;
  targettype: string | null;
  createat: number;
  updateat: number;
  deleteat: number;
}

export interface PropertygroupsTable {
  id: string;
  name: string;
}

export interface PropertyvaluesTable {
  id: string;
  targetid: string;
  targettype: string;
  groupid: string;
  fieldid: string;
  value: JsonText<unknown>;
  createat: number;
  updateat: number;
  deleteat: number;
}

export interface PublicchannelsTable {
  id: string;
  deleteat: number;
  teamid: string;
  displayname: string;
  name: string;
  header: string;
  purpose: string;
}

export interface ReactionsTable {
  userid: string;
  postid: string;
  emojiname: string;
  createat: number;
  updateat: number;
  deleteat: number;
  remoteid: string | null;
  channelid: Generated<string>;
}

export interface ReadreceiptsTable {
  postid: string;
  userid: string;
  expireat: number;
}

export interface RecapchannelsTable {
  id: string;
  recapid: string;
  channelid: string;
  channelname: string;
  highlights: string | null;
  actionitems: string | null;
  sourcepostids: string | null;
  createat: number;
}

export interface RecapsTable {
  id: string;
  userid: string;
  title: string;
  createat: number;
  updateat: number;
  deleteat: number;
  totalmessagecount: number;
  status: string;
  readat: Generated<number>;
  botid: Generated<string>;
}

export interface RecentsearchesTable {
  userid: string;
  searchpointer: number;
  query: JsonText<unknown>;
  createat: number;
}

export interface RemoteclustersTable {
  remoteid: string;
  remoteteamid: string;
  name: string;
  displayname: string;
  siteurl: string;
  createat: number;
  lastpingat: number;
  token: string;
  remotetoken: string;
  topics: string;
  creatorid: string;
  pluginid: Generated<string>;
  options: Generated<number>;
  defaultteamid: Generated<string>;
  deleteat: Generated<number>;
  lastglobalusersyncat: Generated<number>;
}

export interface RetentionidsfordeletionTable {
  id: string;
  tablename: string;
  ids: string[];
}

export interface RetentionpoliciesTable {
  id: string;
  displayname: string;
  postduration: number | null;
}

export interface RetentionpolicieschannelsTable {
  policyid: string;
  channelid: string;
}

export interface RetentionpoliciesteamsTable {
  policyid: string;
  teamid: string;
}

export interface RolesTable {
  id: string;
  name: string;
  displayname: string;
  description: string;
  createat: number;
  updateat: number;
  deleteat: number;
  permissions: string;
  schememanaged: boolean;
  builtin: boolean;
  schemeid: string | null;
}

export interface ScheduledpostsTable {
  id: string;
  createat: number;
  updateat: number;
  userid: string;
  channelid: string;
  rootid: string;
  message: string;
  props: string;
  fileids: string;
  priority: string | null;
  scheduledat: number;
  processedat: number;
  errorcode: string;
  type: string | null;
}

export interface SchemesTable {
  id: string;
  name: string;
  displayname: string;
  description: string;
  createat: number;
  updateat: number;
  deleteat: number;
  scope: string;
  defaultteamadminrole: string;
  defaultteamuserrole: string;
  defaultchanneladminrole: string;
  defaultchanneluserrole: string;
  defaultteamguestrole: string;
  defaultchannelguestrole: string;
  defaultplaybookadminrole: Generated<string>;
  defaultplaybookmemberrole: Generated<string>;
  defaultrunadminrole: Generated<string>;
  defaultrunmemberrole: Generated<string>;
}

export interface SessionsTable {
  id: string;
  token: string;
  createat: number;
  expiresat: number;
  lastactivityat: number;
  userid: string;
  deviceid: string;
  roles: string;
  isoauth: boolean;
  props: JsonText<Record<string, string>>;
  expirednotify: boolean;
}

export interface SharedchannelattachmentsTable {
  id: string;
  fileid: string;
  remoteid: string;
  createat: number;
  lastsyncat: number;
}

export interface SharedchannelremotesTable {
  id: string;
  channelid: string;
  creatorid: string;
  createat: number;
  updateat: number;
  isinviteaccepted: boolean;
  isinviteconfirmed: boolean;
  remoteid: string;
  lastpostupdateat: number;
  lastpostid: string;
  lastpostcreateat: Generated<number>;
  lastpostcreateid: string;
  deleteat: Generated<number>;
  lastmemberssyncat: Generated<number>;
}

export interface SharedchannelsTable {
  channelid: string;
  teamid: string;
  home: boolean;
  readonly: boolean;
  sharename: string;
  sharedisplayname: string;
  sharepurpose: string;
  shareheader: string;
  creatorid: string;
  createat: number;
  updateat: number;
  remoteid: string;
}

export interface SharedchannelusersTable {
  id: string;
  userid: string;
  remoteid: string;
  createat: number;
  lastsyncat: number;
  channelid: string;
  lastmembershipsyncat: Generated<number>;
}

export interface SidebarcategoriesTable {
  id: string;
  userid: string;
  teamid: string;
  sortorder: number;
  sorting: string;
  type: string;
  displayname: string;
  muted: boolean;
  collapsed: boolean;
}

export interface SidebarchannelsTable {
  channelid: string;
  userid: string;
  categoryid: string;
  sortorder: number;
}

export interface StatusTable {
  userid: string;
  status: string;
  manual: boolean;
  lastactivityat: number;
  dndendtime: number;
  prevstatus: string | null;
}

export interface SystemsTable {
  name: string;
  value: string;
}

export interface TeammembersTable {
  teamid: string;
  userid: string;
  roles: string;
  deleteat: number;
  schemeuser: boolean | null;
  schemeadmin: boolean | null;
  schemeguest: boolean | null;
  createat: Generated<number>;
}

export interface TeamsTable {
  id: string;
  createat: number;
  updateat: number;
  deleteat: number;
  displayname: string;
  name: string;
  description: string;
  email: string;
  type: 'I' | 'O';
  companyname: string;
  alloweddomains: string;
  inviteid: string;
  schemeid: string | null;
  allowopeninvite: boolean;
  lastteamiconupdate: number;
  groupconstrained: boolean | null;
  cloudlimitsarchived: Generated<boolean>;
}

export interface TemporarypostsTable {
  postid: string;
  type: string;
  expireat: number;
  message: string;
  fileids: string;
}

export interface TermsofserviceTable {
  id: string;
  createat: number;
  userid: string;
  text: string;
}

export interface ThreadmembershipsTable {
  postid: string;
  userid: string;
  following: boolean;
  lastviewed: number;
  lastupdated: number;
  unreadmentions: number;
}

export interface ThreadsTable {
  postid: string;
  replycount: number;
  lastreplyat: number;
  participants: JsonText<string[]>;
  channelid: string;
  threaddeleteat: number | null;
  threadteamid: string;
}

export interface TokensTable {
  token: string;
  createat: number;
  type: string;
  extra: string;
}

export interface TranslationsTable {
  objectid: string;
  dstlang: string;
  objecttype: string;
  providerid: string;
  normhash: string;
  text: string;
  confidence: number | null;
  meta: JsonTextOrNull<unknown>;
  updateat: number;
  state: string;
  channelid: string | null;
}

export interface UploadsessionsTable {
  id: string;
  type: 'attachment' | 'import';
  createat: number;
  userid: string;
  channelid: string;
  filename: string;
  path: string;
  filesize: number;
  fileoffset: number;
  remoteid: string;
  reqfileid: string;
}

export interface UseraccesstokensTable {
  id: string;
  token: string;
  userid: string;
  description: string;
  isactive: boolean;
}

export interface UsergroupsTable {
  id: string;
  name: string | null;
  displayname: string;
  description: string;
  source: string;
  remoteid: string | null;
  createat: number;
  updateat: number;
  deleteat: number;
  allowreference: boolean;
}

export interface UsersTable {
  id: string;
  createat: number;
  updateat: number;
  deleteat: number;
  username: string;
  password: string;
  authdata: string | null;
  authservice: string;
  email: string;
  emailverified: boolean;
  nickname: string;
  firstname: string;
  lastname: string;
  roles: string;
  allowmarketing: boolean;
  props: JsonText<Record<string, string>>;
  notifyprops: JsonText<Record<string, string>>;
  lastpasswordupdate: number;
  lastpictureupdate: number;
  failedattempts: number;
  locale: string;
  mfaactive: boolean;
  mfasecret: string;
  position: string;
  timezone: JsonText<Record<string, string>>;
  remoteid: string | null;
  lastlogin: Generated<number>;
  mfausedtimestamps: JsonTextOrNull<string[]>;
}

export interface UsertermsofserviceTable {
  userid: string;
  termsofserviceid: string;
  createat: number;
}

export interface ConfigurationfilesTable {
  name: string;
  data: string;
  createat: number;
  updateat: number;
}

export interface ConfigurationsTable {
  id: string;
  value: string;
  createat: number;
  active: boolean | null;
  sha: Generated<string>;
}

export interface DbMigrationsTable {
  version: number;
  name: string;
}

export interface FmJobsTable {
  id: string;
  type: string;
  key: string | null;
  input: JsonText<unknown>;
  status: Generated<'waiting' | 'running' | 'done' | 'failed' | 'canceled'>;
  run_at: Generated<number>;
  attempts: Generated<number>;
  max_attempts: Generated<number>;
  lease_until: Generated<number>;
  progress: Generated<number>;
  last_error: Generated<string>;
  priority: Generated<number>;
  create_at: number;
  start_at: Generated<number>;
  finish_at: Generated<number>;
  data: JsonTextOrNull<unknown>;
}

export interface FmNotificationsTable {
  post_id: string;
  user_id: string;
  at: number;
  reason: string;
  desktop: string;
  push: string;
  mail: string;
  devices: Generated<number>;
}

export interface FmWebPushTable {
  id: string;
  user_id: string;
  session_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  create_at: number;
}

export interface FmPendingPostsTable {
  key: string;
  post_id: string;
  at: number;
}

export interface FmMigrationsTable {
  version: number;
  name: string;
  applied_at: number;
}

export interface FmFileRowidsTable {
  rowid: number;
  file_id: string;
}

export interface FmPostRowidsTable {
  rowid: number;
  post_id: string;
  channel_id: Generated<string>;
}

export interface FmSearchStateTable {
  name: string;
  value: string;
}

export interface FmSearchQueueTable {
  kind: string;
  id: string;
  stamp: string;
  at: number;
}

export interface FmPostWordsTable {
  post_id: string;
  create_at: number;
  channel_id: string;
  tokens: string;
}

export interface FmFileWordsTable {
  file_id: string;
  names: string;
  contents: string;
}

/** SQLite only: the full-text index of messages, of which nothing but the row number can be read back. */
export interface FmPostSearchTable {
  rowid: number;
  message: string;
  hashtags: string;
  place: string;
}

/** SQLite only: what stands side by side in them. */
export interface FmPostSearchPairsTable {
  rowid: number;
  pairs: string;
}

/** SQLite only: the same for files. */
export interface FmFileSearchTable {
  rowid: number;
  name: string;
  content: string;
}

export interface Tables {
  accesscontrolpolicies: AccesscontrolpoliciesTable;
  accesscontrolpolicyhistory: AccesscontrolpolicyhistoryTable;
  attributeview: AttributeviewTable;
  audits: AuditsTable;
  bot_posts_by_team_day: BotPostsByTeamDayTable;
  bots: BotsTable;
  channelbookmarks: ChannelbookmarksTable;
  channelmemberhistory: ChannelmemberhistoryTable;
  channelmembers: ChannelmembersTable;
  channels: ChannelsTable;
  clusterdiscovery: ClusterdiscoveryTable;
  commands: CommandsTable;
  commandwebhooks: CommandwebhooksTable;
  compliances: CompliancesTable;
  contentflaggingcommonreviewers: ContentflaggingcommonreviewersTable;
  contentflaggingteamreviewers: ContentflaggingteamreviewersTable;
  contentflaggingteamsettings: ContentflaggingteamsettingsTable;
  desktoptokens: DesktoptokensTable;
  drafts: DraftsTable;
  emoji: EmojiTable;
  file_stats: FileStatsTable;
  fileinfo: FileinfoTable;
  groupchannels: GroupchannelsTable;
  groupmembers: GroupmembersTable;
  groupteams: GroupteamsTable;
  incomingwebhooks: IncomingwebhooksTable;
  jobs: JobsTable;
  licenses: LicensesTable;
  linkmetadata: LinkmetadataTable;
  notifyadmin: NotifyadminTable;
  oauthaccessdata: OauthaccessdataTable;
  oauthapps: OauthappsTable;
  oauthauthdata: OauthauthdataTable;
  outgoingoauthconnections: OutgoingoauthconnectionsTable;
  outgoingwebhooks: OutgoingwebhooksTable;
  persistentnotifications: PersistentnotificationsTable;
  pluginkeyvaluestore: PluginkeyvaluestoreTable;
  postacknowledgements: PostacknowledgementsTable;
  postreminders: PostremindersTable;
  posts: PostsTable;
  posts_by_team_day: PostsByTeamDayTable;
  postspriority: PostspriorityTable;
  poststats: PoststatsTable;
  preferences: PreferencesTable;
  productnoticeviewstate: ProductnoticeviewstateTable;
  propertyfields: PropertyfieldsTable;
  propertygroups: PropertygroupsTable;
  propertyvalues: PropertyvaluesTable;
  publicchannels: PublicchannelsTable;
  reactions: ReactionsTable;
  readreceipts: ReadreceiptsTable;
  recapchannels: RecapchannelsTable;
  recaps: RecapsTable;
  recentsearches: RecentsearchesTable;
  remoteclusters: RemoteclustersTable;
  retentionidsfordeletion: RetentionidsfordeletionTable;
  retentionpolicies: RetentionpoliciesTable;
  retentionpolicieschannels: RetentionpolicieschannelsTable;
  retentionpoliciesteams: RetentionpoliciesteamsTable;
  roles: RolesTable;
  scheduledposts: ScheduledpostsTable;
  schemes: SchemesTable;
  sessions: SessionsTable;
  sharedchannelattachments: SharedchannelattachmentsTable;
  sharedchannelremotes: SharedchannelremotesTable;
  sharedchannels: SharedchannelsTable;
  sharedchannelusers: SharedchannelusersTable;
  sidebarcategories: SidebarcategoriesTable;
  sidebarchannels: SidebarchannelsTable;
  status: StatusTable;
  systems: SystemsTable;
  teammembers: TeammembersTable;
  teams: TeamsTable;
  temporaryposts: TemporarypostsTable;
  termsofservice: TermsofserviceTable;
  threadmemberships: ThreadmembershipsTable;
  threads: ThreadsTable;
  tokens: TokensTable;
  translations: TranslationsTable;
  uploadsessions: UploadsessionsTable;
  useraccesstokens: UseraccesstokensTable;
  usergroups: UsergroupsTable;
  users: UsersTable;
  usertermsofservice: UsertermsofserviceTable;
  configurationfiles: ConfigurationfilesTable;
  configurations: ConfigurationsTable;
  db_migrations: DbMigrationsTable;
  fm_jobs: FmJobsTable;
  fm_notifications: FmNotificationsTable;
  fm_web_push: FmWebPushTable;
  fm_pending_posts: FmPendingPostsTable;
  fm_migrations: FmMigrationsTable;
  fm_file_rowids: FmFileRowidsTable;
  fm_post_rowids: FmPostRowidsTable;
  fm_search_state: FmSearchStateTable;
  fm_search_queue: FmSearchQueueTable;
  fm_post_words: FmPostWordsTable;
  fm_file_words: FmFileWordsTable;
  fm_file_search: FmFileSearchTable;
  fm_post_search: FmPostSearchTable;
  fm_post_search_new_pairs: FmPostSearchPairsTable;
  fm_post_search_pairs: FmPostSearchPairsTable;
}
