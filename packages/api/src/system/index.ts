import { acknowledgeNotification } from './acknowledge-notification.ts';
import { checkIntegrity } from './check-integrity.ts';
import { clearServerBusy } from './clear-server-busy.ts';
import { completeOnboarding } from './complete-onboarding.ts';
import { databaseRecycle } from './database-recycle.ts';
import { generateSupportPacket } from './generate-support-packet.ts';
import { getAnalyticsOld } from './get-analytics-old.ts';
import { getAppliedSchemaMigrations } from './get-applied-schema-migrations.ts';
import { getAudits } from './get-audits.ts';
import { getClientConfig } from './get-client-config.ts';
import { getClientLicense } from './get-client-license.ts';
import { getConfig } from './get-config.ts';
import { getEnvironmentConfig } from './get-environment-config.ts';
import { getLatestVersion } from './get-latest-version.ts';
import { getNotices } from './get-notices.ts';
import { getOnboarding } from './get-onboarding.ts';
import { getPing } from './get-ping.ts';
import { getRedirectLocation } from './get-redirect-location.ts';
import { getServerBusyExpires } from './get-server-busy-expires.ts';
import { getSupportedTimezone } from './get-supported-timezone.ts';
import { invalidateCaches } from './invalidate-caches.ts';
import { isAllowedToUpgradeToEnterprise } from './is-allowed-to-upgrade-to-enterprise.ts';
import { markNoticesViewed } from './mark-notices-viewed.ts';
import { patchConfig } from './patch-config.ts';
import { reloadConfig } from './reload-config.ts';
import { restartServer } from './restart-server.ts';
import { setServerBusy } from './set-server-busy.ts';
import { testEmail } from './test-email.ts';
import { testNotification } from './test-notification.ts';
import { testS3Connection } from './test-s3-connection.ts';
import { testSiteURL } from './test-site-url.ts';
import { updateConfig } from './update-config.ts';
import { upgradeToEnterprise } from './upgrade-to-enterprise.ts';
import { upgradeToEnterpriseStatus } from './upgrade-to-enterprise-status.ts';

export const system = [
  acknowledgeNotification,
  checkIntegrity,
  clearServerBusy,
  completeOnboarding,
  databaseRecycle,
  generateSupportPacket,
  getAnalyticsOld,
  getAppliedSchemaMigrations,
  getAudits,
  getClientConfig,
  getClientLicense,
  getConfig,
  getEnvironmentConfig,
  getLatestVersion,
  getNotices,
  getOnboarding,
  getPing,
  getRedirectLocation,
  getServerBusyExpires,
  getSupportedTimezone,
  invalidateCaches,
  isAllowedToUpgradeToEnterprise,
  markNoticesViewed,
  patchConfig,
  reloadConfig,
  restartServer,
  setServerBusy,
  testEmail,
  testNotification,
  testS3Connection,
  testSiteURL,
  updateConfig,
  upgradeToEnterprise,
  upgradeToEnterpriseStatus,
];
