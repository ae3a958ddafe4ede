import { completeOnboarding } from './complete-onboarding.ts';
import { databaseRecycle } from './database-recycle.ts';
import { getAppliedSchemaMigrations } from './get-applied-schema-migrations.ts';
import { getClientConfig } from './get-client-config.ts';
import { getClientLicense } from './get-client-license.ts';
import { getConfig } from './get-config.ts';
import { getEnvironmentConfig } from './get-environment-config.ts';
import { getNotices } from './get-notices.ts';
import { getOnboarding } from './get-onboarding.ts';
import { getPing } from './get-ping.ts';
import { getSupportedTimezone } from './get-supported-timezone.ts';
import { invalidateCaches } from './invalidate-caches.ts';
import { markNoticesViewed } from './mark-notices-viewed.ts';
import { patchConfig } from './patch-config.ts';
import { reloadConfig } from './reload-config.ts';
import { updateConfig } from './update-config.ts';

export const system = [
  completeOnboarding,
  databaseRecycle,
  getAppliedSchemaMigrations,
  getClientConfig,
  getClientLicense,
  getConfig,
  getEnvironmentConfig,
  getNotices,
  getOnboarding,
  getPing,
  getSupportedTimezone,
  invalidateCaches,
  markNoticesViewed,
  patchConfig,
  reloadConfig,
  updateConfig,
];
