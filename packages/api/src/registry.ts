import type { AnyOperation } from '@foremast/kernel/operation';
import { channels } from './channels/index.ts';
import { permissions } from './permissions/index.ts';
import { posts } from './posts/index.ts';
import { preferences } from './preferences/index.ts';
import { roles } from './roles/index.ts';
import { schemes } from './schemes/index.ts';
import { status } from './status/index.ts';
import { system } from './system/index.ts';
import { teams } from './teams/index.ts';
import { users } from './users/index.ts';

/** Every operation there is, resource by resource. */
export const operations: readonly AnyOperation[] = [
  ...channels,
  ...permissions,
  ...posts,
  ...preferences,
  ...roles,
  ...schemes,
  ...status,
  ...system,
  ...teams,
  ...users,
];
