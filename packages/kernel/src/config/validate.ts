import { autoTranslationRules, contentFlaggingRules, emailRules, experimentalRules, imageProxyRules, logRules } from './rules/messages.ts';
import {
  displayRules,
  guestRules,
  localizationRules,
  metricsRules,
  nativeAppRules,
  passwordRules,
  supportRules,
  teamRules,
  wranglerRules,
} from './rules/people.ts';
import { dataRetentionRules, messageExportRules, rateLimitRules, searchRules } from './rules/records.ts';
import { type Rule, rule, type Violation } from './rules/rule.ts';
import { serviceRules } from './rules/service.ts';
import { intuneRules, ldapRules, samlRules } from './rules/sign-in.ts';
import { cacheRules, fileRules, sqlRules, transferRules } from './rules/storage.ts';
import type { Settings } from './settings.ts';

export type { Violation };

/** Rules between sections. */
const acrossSections: readonly Rule[] = [
  rule('site_url_email_batching', (s) => s.ServiceSettings.SiteURL === '' && s.EmailSettings.EnableEmailBatching),
  rule('cluster_email_batching', (s) => s.ClusterSettings.Enable && s.EmailSettings.EnableEmailBatching),
  rule('allow_cookies_for_subdomains', (s) => s.ServiceSettings.SiteURL === '' && s.ServiceSettings.AllowCookiesForSubdomains),
];

/** In the order in which they are reported. */
export const RULES: readonly Rule[] = [
  acrossSections,
  teamRules,
  sqlRules,
  fileRules,
  emailRules,
  ldapRules,
  samlRules,
  passwordRules,
  rateLimitRules,
  serviceRules,
  searchRules,
  dataRetentionRules,
  localizationRules,
  messageExportRules,
  displayRules,
  guestRules,
  imageProxyRules,
  supportRules,
  nativeAppRules,
  metricsRules,
  cacheRules,
  experimentalRules,
  logRules,
  transferRules,
  wranglerRules,
  autoTranslationRules,
  contentFlaggingRules,
  intuneRules,
].flat();

/** The first rule that the settings break. */
export function validate(settings: Settings, now = Date.now()): Violation | undefined {
  const broken = RULES.find((r) => r.broken(settings, now));
  return broken && { id: broken.id, ...(broken.params && { params: broken.params(settings) }) };
}
