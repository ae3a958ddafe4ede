import { accessControlWords } from './access-control.ts';
import { administrationWords } from './administration.ts';
import { bookmarksWords } from './bookmarks.ts';
import { botsWords } from './bots.ts';
import { channelsWords } from './channels.ts';
import { complianceWords } from './compliance.ts';
import { connectedServersWords } from './connected-servers.ts';
import { contentFlaggingWords } from './content-flagging.ts';
import { draftsWords } from './drafts.ts';
import { emojiWords } from './emoji.ts';
import { filesWords } from './files.ts';
import { groupsWords } from './groups.ts';
import { integrationsWords } from './integrations.ts';
import { jobsWords } from './jobs.ts';
import { oauthWords } from './oauth.ts';
import { pluginsWords } from './plugins.ts';
import { postsWords } from './posts.ts';
import { requestsWords } from './requests.ts';
import { rolesWords } from './roles.ts';
import { settingsWords } from './settings.ts';
import { signInWords } from './sign-in.ts';
import { socketsWords } from './sockets.ts';
import { teamsWords } from './teams.ts';
import { usersWords } from './users.ts';
import type { Words } from './words.ts';

/** The sentence of every error that this server answers. */
export const words: Words = {
  ...accessControlWords,
  ...administrationWords,
  ...bookmarksWords,
  ...botsWords,
  ...channelsWords,
  ...complianceWords,
  ...connectedServersWords,
  ...contentFlaggingWords,
  ...draftsWords,
  ...emojiWords,
  ...filesWords,
  ...groupsWords,
  ...integrationsWords,
  ...jobsWords,
  ...oauthWords,
  ...pluginsWords,
  ...postsWords,
  ...requestsWords,
  ...rolesWords,
  ...settingsWords,
  ...signInWords,
  ...socketsWords,
  ...teamsWords,
  ...usersWords,
};
