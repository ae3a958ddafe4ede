import type { AnyOperation } from '@foremast/kernel/operation';
import { system } from './system/index.ts';
import { teams } from './teams/index.ts';
import { users } from './users/index.ts';

/** Every operation there is, resource by resource. */
export const operations: readonly AnyOperation[] = [...system, ...teams, ...users];
