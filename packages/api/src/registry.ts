import type { AnyOperation } from '@foremast/kernel/operation';
import { channels } from './channels/index.ts';
import { posts } from './posts/index.ts';
import { reactions } from './reactions/index.ts';
import { roles } from './roles/index.ts';
import { system } from './system/index.ts';
import { teams } from './teams/index.ts';
import { threads } from './threads/index.ts';
import { unreads } from './unreads/index.ts';
import { users } from './users/index.ts';

/** Every operation there is, resource by resource. */
export const operations: readonly AnyOperation[] = [...channels, ...posts, ...reactions, ...roles, ...system, ...teams, ...threads, ...unreads, ...users];
