import type { AnyOperation } from '@foremast/kernel/operation';
import { accessControl } from './access-control/index.ts';
import { actions } from './actions/index.ts';
import { agents } from './agents/index.ts';
import { auditLogs } from './audit-logs/index.ts';
import { bleve } from './bleve/index.ts';
import { bookmarks } from './bookmarks/index.ts';
import { bots } from './bots/index.ts';
import { brand } from './brand/index.ts';
import { channels } from './channels/index.ts';
import { cloud } from './cloud/index.ts';
import { cluster } from './cluster/index.ts';
import { commands } from './commands/index.ts';
import { compliance } from './compliance/index.ts';
import { contentFlagging } from './content-flagging/index.ts';
import { customProfileAttributes } from './custom-profile-attributes/index.ts';
import { dataRetention } from './data-retention/index.ts';
import { drafts } from './drafts/index.ts';
import { elasticsearch } from './elasticsearch/index.ts';
import { emoji } from './emoji/index.ts';
import { exportArchives } from './exports/index.ts';
import { files } from './files/index.ts';
import { groups } from './groups/index.ts';
import { image } from './image/index.ts';
import { importArchives } from './imports/index.ts';
import { ipFiltering } from './ip-filtering/index.ts';
import { jobs } from './jobs/index.ts';
import { ldap } from './ldap/index.ts';
import { license } from './license/index.ts';
import { limits } from './limits/index.ts';
import { logs } from './logs/index.ts';
import { metrics } from './metrics/index.ts';
import { notifyAdmins } from './notify-admin/index.ts';
import { oauth } from './oauth/index.ts';
import { outgoingConnections } from './outgoing-oauth-connections/index.ts';
import { permissions } from './permissions/index.ts';
import { plugins } from './plugins/index.ts';
import { posts } from './posts/index.ts';
import { preferences } from './preferences/index.ts';
import { reactions } from './reactions/index.ts';
import { recaps } from './recaps/index.ts';
import { remoteClusters } from './remote-clusters/index.ts';
import { reports } from './reports/index.ts';
import { roles } from './roles/index.ts';
import { saml } from './saml/index.ts';
import { scheduledPosts } from './scheduled-posts/index.ts';
import { schemes } from './schemes/index.ts';
import { search } from './search/index.ts';
import { sharedChannels } from './shared-channels/index.ts';
import { signInElsewhere } from './sso/index.ts';
import { status } from './status/index.ts';
import { system } from './system/index.ts';
import { teams } from './teams/index.ts';
import { termsOfService } from './terms-of-service/index.ts';
import { threads } from './threads/index.ts';
import { unreads } from './unreads/index.ts';
import { uploads } from './uploads/index.ts';
import { usage } from './usage/index.ts';
import { users } from './users/index.ts';
import { webPush } from './web-push/index.ts';
import { webhooks } from './webhooks/index.ts';

/** Every operation there is, resource by resource. */
export const operations: readonly AnyOperation[] = [
  ...accessControl,
  ...actions,
  ...agents,
  ...auditLogs,
  ...bleve,
  ...bookmarks,
  ...bots,
  ...brand,
  ...channels,
  ...cloud,
  ...cluster,
  ...commands,
  ...compliance,
  ...contentFlagging,
  ...customProfileAttributes,
  ...dataRetention,
  ...drafts,
  ...elasticsearch,
  ...emoji,
  ...exportArchives,
  ...files,
  ...groups,
  ...image,
  ...importArchives,
  ...ipFiltering,
  ...jobs,
  ...ldap,
  ...license,
  ...limits,
  ...logs,
  ...metrics,
  ...notifyAdmins,
  ...oauth,
  ...outgoingConnections,
  ...permissions,
  ...plugins,
  ...posts,
  ...preferences,
  ...reactions,
  ...recaps,
  ...remoteClusters,
  ...reports,
  ...roles,
  ...saml,
  ...scheduledPosts,
  ...schemes,
  ...search,
  ...sharedChannels,
  ...signInElsewhere,
  ...status,
  ...system,
  ...teams,
  ...termsOfService,
  ...threads,
  ...unreads,
  ...uploads,
  ...usage,
  ...users,
  ...webPush,
  ...webhooks,
];
