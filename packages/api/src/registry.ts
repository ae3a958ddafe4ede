import type { AnyOperation } from '@foremast/kernel/operation';
import { channels } from './channels/index.ts';
import { preferences } from './preferences/index.ts';
import { roles } from './roles/index.ts';
import { status } from './status/index.ts';
import { system } from './system/index.ts';
import { teams } from './teams/index.ts';
import { termsOfService } from './terms-of-service/index.ts';
import { users } from './users/index.ts';

/** Every operation there is, resource by resource. */
export const operations: readonly AnyOperation[] = [...channels, ...preferences, ...roles, ...status, ...system, ...teams, ...termsOfService, ...users];
