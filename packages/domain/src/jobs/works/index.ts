import type { PublicJob } from '../public-job.ts';
import { accessControlSync } from './access-control-sync.ts';
import { activeUsers } from './active-users.ts';
import { cleanupDesktopTokens } from './cleanup-desktop-tokens.ts';
import { dataRetention } from './data-retention.ts';
import { exportDelete, importDelete } from './delete-old-files.ts';
import { expiryNotify } from './expiry-notify.ts';
import { exportUsersToCsv } from './export-users-to-csv.ts';
import { extractContent } from './extract-content.ts';
import { messageExport } from './message-export.ts';
import { migrations } from './migrations.ts';
import { exportProcess, importProcess } from './not-here.ts';
import { plugins } from './plugins.ts';
import { productNotices } from './product-notices.ts';
import { refreshMaterializedViews } from './refresh-materialized-views.ts';
import { resendInvitationEmail } from './resend-invitation-email.ts';
import { elasticsearchPostAggregation, elasticsearchPostIndexing } from './search-engine.ts';

/** The work of every type of job that the API shows. */
export const works: readonly PublicJob[] = [
  accessControlSync,
  activeUsers,
  cleanupDesktopTokens,
  dataRetention,
  elasticsearchPostAggregation,
  elasticsearchPostIndexing,
  expiryNotify,
  exportDelete,
  exportProcess,
  exportUsersToCsv,
  extractContent,
  importDelete,
  importProcess,
  messageExport,
  migrations,
  plugins,
  productNotices,
  refreshMaterializedViews,
  resendInvitationEmail,
];
