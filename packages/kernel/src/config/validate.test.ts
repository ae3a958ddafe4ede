import { expect, test } from 'bun:test';
import { decodeSettings } from './decode-settings.ts';
import { validateReviewers } from './reviewers.ts';
import { isLdapFilter } from './rules/ldap-filter.ts';
import { defaults, mergePatch, type SettingsPatch } from './settings.ts';
import { validate } from './validate.ts';

const usable = mergePatch(defaults(), { SqlSettings: { DataSource: 'foremast.db', DriverName: 'sqlite3' } });
const NOW = 1_700_000_000_000;
const check = (patch: SettingsPatch) =>
  validate(mergePatch(usable, decodeSettings(patch)), NOW)?.id.replace(/^model\.config\.is_valid\.|\.app_error$/g, '');
const ldap = {
  Enable: true,
  LdapServer: 'ldap',
  BaseDN: 'dc=x',
  EmailAttribute: 'mail',
  UsernameAttribute: 'uid',
  IdAttribute: 'uid',
  LoginIdAttribute: 'uid',
};
const saml = {
  Enable: true,
  IdpURL: 'https://idp',
  IdpDescriptorURL: 'idp',
  IdpCertificateFile: 'c',
  EmailAttribute: 'e',
  UsernameAttribute: 'u',
  ServiceProviderIdentifier: 'sp',
  Verify: false,
  Encrypt: false,
};
const relay = { EnableExport: true, ExportFormat: 'globalrelay', GlobalRelaySettings: { EmailAddress: 'a@b', SMTPUsername: 'u', SMTPPassword: 'p' } };
const intune = {
  Enable: true,
  TenantId: '0f0f0f0f-1111-2222-3333-444444444444',
  ClientId: '0f0f0f0f-1111-2222-3333-444444444444',
  AuthService: 'saml',
};
const translation = { Enable: true, Provider: 'libretranslate', LibreTranslate: { URL: 'http://localhost:5000' } };

test('the settings of a new server are usable', () => {
  expect(validate(usable)).toBeUndefined();
});

test.each<[SettingsPatch]>([
  [{ FileSettings: { MaxImageResolution: -1 } }],
  [{ LocalizationSettings: { AvailableLocales: 'en, de', DefaultClientLocale: 'de' } }],
  [{ ServiceSettings: { WebsocketURL: 'ws://127.0.0.1:9', SiteURL: 'http://localhost:8065/chat' } }],
  [{ LdapSettings: { ...ldap, UserFilter: '(&(objectClass=person)(!(disabled=TRUE)))' } }],
  [{ SamlSettings: saml }],
  [{ MessageExportSettings: relay }],
  [{ AutoTranslationSettings: translation }],
  [{ IntuneSettings: intune, SamlSettings: saml }],
  [{ DataRetentionSettings: { MessageRetentionDays: 0, MessageRetentionHours: 48 } }],
  [{ LogSettings: { AdvancedLoggingJSON: { out: { type: 'console', levels: [] } } } }],
  [{ ElasticsearchSettings: { GlobalSearchPrefix: 'mm', IndexPrefix: 'mm_1' } }],
])('%j is accepted', (patch) => {
  expect(check(patch)).toBeUndefined();
});

test.each<[string, SettingsPatch]>([
  ['site_url_email_batching', { EmailSettings: { EnableEmailBatching: true } }],
  [
    'cluster_email_batching',
    { ServiceSettings: { SiteURL: 'http://x' }, ClusterSettings: { Enable: true }, EmailSettings: { EnableEmailBatching: true } },
  ],
  ['allow_cookies_for_subdomains', { ServiceSettings: { AllowCookiesForSubdomains: true } }],
  ['max_users', { TeamSettings: { MaxUsersPerTeam: 0 } }],
  ['restrict_direct_message', { TeamSettings: { RestrictDirectMessage: 'none' } }],
  ['sitename_length', { TeamSettings: { SiteName: 'ä'.repeat(31) } }],
  ['experimental_view_archived_channels', { TeamSettings: { ExperimentalViewArchivedChannels: false } }],
  ['sql_driver', { SqlSettings: { DriverName: 'mysql' } }],
  ['encrypt_sql', { SqlSettings: { AtRestEncryptKey: 'short' } }],
  ['max_file_size', { FileSettings: { MaxFileSize: 0 } }],
  ['image_decoder_concurrency', { FileSettings: { MaxImageDecoderConcurrency: 0 } }],
  ['image_decoder_concurrency', { FileSettings: { MaxImageDecoderConcurrency: -2 } }],
  ['file_driver', { FileSettings: { DriverName: 'tape' } }],
  ['file_salt', { FileSettings: { PublicLinkSalt: 'short' } }],
  ['directory', { FileSettings: { Directory: '' } }],
  ['directory_whitespace', { FileSettings: { Directory: ' ./data/' } }],
  ['storage_class', { FileSettings: { DedicatedExportStore: true, ExportAmazonS3StorageClass: 'ICE' } }],
  ['email_batching_interval', { EmailSettings: { EmailBatchingInterval: 29 } }],
  ['ldap_server', { LdapSettings: { ...ldap, LdapServer: '' } }],
  ['ent.ldap.validate_filter', { LdapSettings: { ...ldap, UserFilter: '(uid=x' } }],
  ['saml_idp_url', { SamlSettings: { ...saml, IdpURL: 'idp' } }],
  ['saml_assertion_consumer_service_url', { SamlSettings: { ...saml, Verify: true } }],
  ['saml_guest_attribute', { SamlSettings: { ...saml, GuestAttribute: 'a=b=c' } }],
  ['password_length', { PasswordSettings: { MinimumLength: 4 } }],
  ['password_length', { PasswordSettings: { MinimumLength: 73 } }],
  ['rate_sec', { RateLimitSettings: { PerSec: 0 } }],
  ['site_url', { ServiceSettings: { SiteURL: 'chat.example.com' } }],
  ['listen_address', { ServiceSettings: { ListenAddress: 'x' } }],
  ['tls_cert_file_missing', { ServiceSettings: { ConnectionSecurity: 'TLS' } }],
  ['tls_overwrite_cipher', { ServiceSettings: { TLSOverwriteCiphers: ['ROT13'] } }],
  ['time_between_user_typing', { ServiceSettings: { TimeBetweenUserTypingUpdatesMilliseconds: 999 } }],
  ['collapsed_threads', { ServiceSettings: { CollapsedThreads: 'maybe' } }],
  ['collapsed_threads.autofollow', { ServiceSettings: { ThreadAutoFollow: false } }],
  ['minimum_desktop_app_version', { ServiceSettings: { MinimumDesktopAppVersion: '5' } }],
  ['dcr_redirect_uri_allowlist', { ServiceSettings: { DCRRedirectURIAllowlist: ['ftp://x'] } }],
  ['elastic_search.enable_searching', { ElasticsearchSettings: { EnableSearching: true } }],
  ['elastic_search.enable_autocomplete', { ElasticsearchSettings: { EnableAutocomplete: true } }],
  ['elastic_search.invalid_backend', { ElasticsearchSettings: { Backend: 'moon' } }],
  ['elastic_search.connection_url', { ElasticsearchSettings: { ConnectionURL: '', EnableIndexing: true } }],
  ['elastic_search.live_indexing_batch_size', { ElasticsearchSettings: { LiveIndexingBatchSize: 0 } }],
  ['elastic_search.aggregate_posts_after_days', { ElasticsearchSettings: { AggregatePostsAfterDays: 0 } }],
  ['elastic_search.posts_aggregator_job_start_time', { ElasticsearchSettings: { PostsAggregatorJobStartTime: 'x' } }],
  ['elastic_search.request_timeout_seconds', { ElasticsearchSettings: { RequestTimeoutSeconds: 0 } }],
  ['elastic_search.incorrect_search_prefix', { ElasticsearchSettings: { GlobalSearchPrefix: 'a', IndexPrefix: 'b' } }],
  ['elastic_search.empty_index_prefix', { ElasticsearchSettings: { GlobalSearchPrefix: 'a' } }],
  ['data_retention.message_retention_misconfiguration', { DataRetentionSettings: { MessageRetentionHours: 5 } }],
  ['data_retention.file_retention_both_zero', { DataRetentionSettings: { FileRetentionDays: 0 } }],
  ['localization.available_locales', { LocalizationSettings: { AvailableLocales: 'fr' } }],
  ['message_export.export_from', { MessageExportSettings: { ...relay, ExportFromTimestamp: NOW + 1 } }],
  [
    'message_export.global_relay.smtp_password',
    { MessageExportSettings: { ...relay, GlobalRelaySettings: { ...relay.GlobalRelaySettings, SMTPPassword: '' } } },
  ],
  ['display.custom_url_schemes', { DisplaySettings: { CustomURLSchemes: ['git', '1x'] } }],
  [
    'guest_accounts.cannot_enforce_multifactor_authentication_when_guest_magic_link_is_enabled',
    { GuestAccountsSettings: { EnableGuestMagicLink: true, EnforceMultifactorAuthentication: true } },
  ],
  ['image_proxy_type', { ImageProxySettings: { Enable: true, ImageProxyType: 'teapot' } }],
  ['atmos_camo_image_proxy_url', { ImageProxySettings: { Enable: true, ImageProxyType: 'atmos/camo' } }],
  ['report_a_problem_mail.missing', { SupportSettings: { ReportAProblemType: 'email' } }],
  ['report_a_problem_link.invalid', { SupportSettings: { ReportAProblemType: 'link', ReportAProblemLink: 'x' } }],
  ['native_app_settings.download_link', { NativeAppSettings: { IosAppDownloadLink: 'x' } }],
  ['metrics_client_side_user_id', { MetricsSettings: { ClientSideUserIds: ['x'] } }],
  ['empty_redis_address', { CacheSettings: { CacheType: 'redis' } }],
  ['log.advanced_logging.json', { LogSettings: { AdvancedLoggingJSON: '{no' } }],
  ['log.advanced_logging.parse', { ExperimentalAuditSettings: { AdvancedLoggingJSON: { out: 5 } } }],
  ['experimental_audit_settings.file_name_empty', { ExperimentalAuditSettings: { FileEnabled: true } }],
  ['import.retention_days_too_low', { ImportSettings: { RetentionDays: 0 } }],
  ['move_thread.domain_invalid', { WranglerSettings: { AllowedEmailDomain: ['@x'] } }],
  ['autotranslation.provider.unsupported', { AutoTranslationSettings: { ...translation, Provider: 'moon' } }],
  ['autotranslation.workers', { AutoTranslationSettings: { ...translation, Workers: 0 } }],
  ['notification_settings.invalid_event', { ContentFlaggingSettings: { NotificationSettings: { EventTargetMapping: { eaten: ['reviewers'] } } } }],
  ['notification_settings.invalid_target', { ContentFlaggingSettings: { NotificationSettings: { EventTargetMapping: { flagged: ['moon'] } } } }],
  [
    'notification_settings.reviewer_flagged_notification_disabled',
    { ContentFlaggingSettings: { NotificationSettings: { EventTargetMapping: { flagged: ['author'] } } } },
  ],
  ['content_flagging.reasons_not_set', { ContentFlaggingSettings: { AdditionalSettings: { Reasons: [] } } }],
  ['intune_client_id_format', { IntuneSettings: { ...intune, ClientId: 'x' } }],
  ['intune_requires_office365', { IntuneSettings: { ...intune, AuthService: 'office365' } }],
])('%s: %j is refused', (name, patch) => {
  expect(check(patch)).toBe(name);
});

test('flagged content needs someone to review it', () => {
  const reviewers = {
    CommonReviewers: true,
    SystemAdminsAsReviewers: false,
    TeamAdminsAsReviewers: false,
    CommonReviewerIds: [],
    TeamReviewersSetting: {},
  };
  expect(validateReviewers(reviewers)?.id).toEndWith('common_reviewers_not_set.app_error');
  expect(validateReviewers({ ...reviewers, TeamAdminsAsReviewers: true })).toBeUndefined();
  expect(validateReviewers({ ...reviewers, CommonReviewers: false })).toBeUndefined();
  expect(validateReviewers({ ...reviewers, CommonReviewers: false, TeamReviewersSetting: { x: { Enabled: true, ReviewerIds: [] } } })?.id).toEndWith(
    'team_reviewers_not_set.app_error',
  );
});

test.each(['(uid=*)', '(&(a=b)(|(c>=1)(d~=x)))', '(!(a=b))', '(cn=a\\28b\\29)', '(userAccountControl:1.2.840.113556.1.4.803:=2)', '( & (a=b) )'])(
  '%s is a filter',
  (text) => expect(isLdapFilter(text)).toBe(true),
);
test.each(['', 'uid=x', '(uid=x', '(uid=x))', '(&)', '(!(a=b)(c=d))', '(cn=a(b)', '(a=b)(c=d)'])('"%s" is no filter', (text) =>
  expect(isLdapFilter(text)).toBe(false),
);
