import type { AnyOperation } from '@foremast/kernel/operation';
import { channels } from './channels/index.ts';
import { cluster } from './cluster/index.ts';
import { drafts } from './drafts/index.ts';
import { emoji } from './emoji/index.ts';
import { groups } from './groups/index.ts';
import { license } from './license/index.ts';
import { limits } from './limits/index.ts';
import { logs } from './logs/index.ts';
import { metrics } from './metrics/index.ts';
import { permissions } from './permissions/index.ts';
import { plugins } from './plugins/index.ts';
import { posts } from './posts/index.ts';
import { preferences } from './preferences/index.ts';
import { reactions } from './reactions/index.ts';
import { roles } from './roles/index.ts';
import { scheduledPosts } from './scheduled-posts/index.ts';
import { schemes } from './schemes/index.ts';
import { status } from './status/index.ts';
import { system } from './system/index.ts';
import { teams } from './teams/index.ts';
import { termsOfService } from './terms-of-service/index.ts';
import { threads } from './threads/index.ts';
import { unreads } from './unreads/index.ts';
import { usage } from './usage/index.ts';
import { users } from './users/index.ts';

/** Every operation there is, resource by resource. */
export const operations: readonly AnyOperation[] = [
  ...channels,
  ...cluster,
  ...drafts,
  ...emoji,
  ...groups,
  ...license,
  ...limits,
  ...logs,
  ...metrics,
  ...permissions,
  ...plugins,
  ...posts,
  ...preferences,
  ...reactions,
  ...roles,
  ...scheduledPosts,
  ...schemes,
  ...status,
  ...system,
  ...teams,
  ...termsOfService,
  ...threads,
  ...unreads,
  ...usage,
  ...users,
];
