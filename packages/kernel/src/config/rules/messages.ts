import { isTree } from '../settings.ts';
import { bareRule, isBlank, isTransportSecurity, isWebUrl, oneOf, type Rule, rule, when } from './rule.ts';

export const emailRules: readonly Rule[] = [
  rule('email_security', (s) => !isTransportSecurity(s.EmailSettings.ConnectionSecurity)),
  rule('email_batching_buffer_size', (s) => s.EmailSettings.EmailBatchingBufferSize <= 0),
  rule('email_batching_interval', (s) => s.EmailSettings.EmailBatchingInterval < 30),
  rule('email_notification_contents_type', (s) => !oneOf('full', 'generic')(s.EmailSettings.EmailNotificationContentsType)),
];

export const imageProxyRules: readonly Rule[] = [
  ...when(
    (s) => s.ImageProxySettings.Enable,
    rule('image_proxy_type', (s) => !oneOf('local', 'atmos/camo')(s.ImageProxySettings.ImageProxyType)),
    ...when(
      (s) => s.ImageProxySettings.ImageProxyType === 'atmos/camo',
      rule('atmos_camo_image_proxy_url', (s) => s.ImageProxySettings.RemoteImageProxyURL === ''),
      rule('atmos_camo_image_proxy_options', (s) => s.ImageProxySettings.RemoteImageProxyOptions === ''),
    ),
  ),
];

export const experimentalRules: readonly Rule[] = [
  // Client certificates are no longer a way to sign in.
  rule('client_side_cert_enable', (s) => s.ExperimentalSettings.ClientSideCertEnable),
  rule('link_metadata_timeout', (s) => s.ExperimentalSettings.LinkMetadataTimeoutMilliseconds <= 0),
];

/** Targets by name, each with a type; a text is JSON of it, or the name of a file that is read when logging starts. */
const isLogTargets = (value: unknown): boolean =>
  typeof value === 'string' ||
  (isTree(value) && Object.values(value).every((target) => isTree(target) && (typeof target.type === 'string' || typeof target.Type === 'string')));

function isJsonText(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return typeof value === 'string' || isTree(value);
  try {
    return isTree(JSON.parse(value));
  } catch {
    return false;
  }
}

export const logRules: readonly Rule[] = [
  bareRule('log.advanced_logging.json', (s) => !isJsonText(s.LogSettings.AdvancedLoggingJSON)),
  bareRule('log.advanced_logging.parse', (s) => !isLogTargets(s.LogSettings.AdvancedLoggingJSON)),
  ...when(
    (s) => s.ExperimentalAuditSettings.FileEnabled,
    bareRule('experimental_audit_settings.file_name_empty', (s) => isBlank(s.ExperimentalAuditSettings.FileName)),
    bareRule('experimental_audit_settings.file_name_is_directory', (s) => /[/\\]$/.test(s.ExperimentalAuditSettings.FileName)),
  ),
  bareRule('log.advanced_logging.json', (s) => !isJsonText(s.ExperimentalAuditSettings.AdvancedLoggingJSON)),
  bareRule('log.advanced_logging.parse', (s) => !isLogTargets(s.ExperimentalAuditSettings.AdvancedLoggingJSON)),
];

export const autoTranslationRules: readonly Rule[] = [
  ...when(
    (s) => s.AutoTranslationSettings.Enable,
    rule('autotranslation.provider', (s) => s.AutoTranslationSettings.Provider === ''),
    rule('autotranslation.provider.unsupported', (s) => !oneOf('libretranslate', 'agents')(s.AutoTranslationSettings.Provider)),
    rule(
      'autotranslation.libretranslate.url',
      ({ AutoTranslationSettings: a }) => a.Provider === 'libretranslate' && !isWebUrl(a.LibreTranslate.URL),
    ),
    rule('autotranslation.agents.llm_service_id', ({ AutoTranslationSettings: a }) => a.Provider === 'agents' && isBlank(a.Agents.LLMServiceID)),
    rule('autotranslation.workers', (s) => s.AutoTranslationSettings.Workers < 1 || s.AutoTranslationSettings.Workers > 64),
    rule('autotranslation.timeout', (s) => s.AutoTranslationSettings.TimeoutMs <= 0),
  ),
];

const EVENTS = ['flagged', 'assigned', 'removed', 'dismissed'];
const TARGETS = ['reviewers', 'author', 'reporter'];

export const contentFlaggingRules: readonly Rule[] = [
  bareRule('notification_settings.invalid_event', (s) =>
    Object.keys(s.ContentFlaggingSettings.NotificationSettings.EventTargetMapping).some((event) => !EVENTS.includes(event)),
  ),
  bareRule('notification_settings.invalid_target', (s) =>
    Object.values(s.ContentFlaggingSettings.NotificationSettings.EventTargetMapping).some((targets) =>
      targets.some((target) => !TARGETS.includes(target)),
    ),
  ),
  bareRule(
    'notification_settings.reviewer_flagged_notification_disabled',
    (s) => !s.ContentFlaggingSettings.NotificationSettings.EventTargetMapping.flagged?.includes('reviewers'),
  ),
  rule('content_flagging.reasons_not_set', (s) => s.ContentFlaggingSettings.AdditionalSettings.Reasons.length === 0),
];
