import { isTimeOfDay, isWebUrl, oneOf, type Rule, rule, when } from './rule.ts';

export const searchRules: readonly Rule[] = [
  rule('elastic_search.connection_url', ({ ElasticsearchSettings: e }) => e.EnableIndexing && !isWebUrl(e.ConnectionURL)),
  rule('elastic_search.enable_searching', ({ ElasticsearchSettings: e }) => e.EnableSearching && !e.EnableIndexing),
  rule('elastic_search.enable_autocomplete', ({ ElasticsearchSettings: e }) => e.EnableAutocomplete && !e.EnableIndexing),
  rule('elastic_search.enable_cjk_analyzers', ({ ElasticsearchSettings: e }) => e.EnableCJKAnalyzers && !e.EnableIndexing),
  rule('elastic_search.aggregate_posts_after_days', (s) => s.ElasticsearchSettings.AggregatePostsAfterDays < 1),
  rule('elastic_search.posts_aggregator_job_start_time', (s) => !isTimeOfDay(s.ElasticsearchSettings.PostsAggregatorJobStartTime)),
  rule('elastic_search.live_indexing_batch_size', (s) => s.ElasticsearchSettings.LiveIndexingBatchSize < 1),
  rule(
    'elastic_search.bulk_indexing_batch_size',
    (s) => s.ElasticsearchSettings.BatchSize < 1,
    () => ({ BatchSize: 1 }),
  ),
  rule('elastic_search.request_timeout_seconds', (s) => s.ElasticsearchSettings.RequestTimeoutSeconds < 1),
  rule('elastic_search.ignored_indexes_dash_prefix', (s) =>
    s.ElasticsearchSettings.IgnoredPurgeIndexes.split(',').some((index) => index.trim().startsWith('-')),
  ),
  rule('elastic_search.invalid_backend', (s) => !oneOf('elasticsearch', 'opensearch')(s.ElasticsearchSettings.Backend)),
  rule('elastic_search.empty_index_prefix', ({ ElasticsearchSettings: e }) => e.GlobalSearchPrefix !== '' && e.IndexPrefix === ''),
  rule(
    'elastic_search.incorrect_search_prefix',
    ({ ElasticsearchSettings: e }) => !e.IndexPrefix.startsWith(e.GlobalSearchPrefix),
    (s) => ({ IndexPrefix: s.ElasticsearchSettings.IndexPrefix, GlobalSearchPrefix: s.ElasticsearchSettings.GlobalSearchPrefix }),
  ),
];

export const dataRetentionRules: readonly Rule[] = [
  rule('data_retention.message_retention_hours_too_low', (s) => s.DataRetentionSettings.MessageRetentionHours < 0),
  rule('data_retention.message_retention_days_too_low', (s) => s.DataRetentionSettings.MessageRetentionDays < 0),
  rule('data_retention.file_retention_hours_too_low', (s) => s.DataRetentionSettings.FileRetentionHours < 0),
  rule('data_retention.file_retention_days_too_low', (s) => s.DataRetentionSettings.FileRetentionDays < 0),
  rule(
    'data_retention.message_retention_misconfiguration',
    ({ DataRetentionSettings: d }) => d.MessageRetentionDays > 0 && d.MessageRetentionHours > 0,
  ),
  rule('data_retention.file_retention_misconfiguration', ({ DataRetentionSettings: d }) => d.FileRetentionDays > 0 && d.FileRetentionHours > 0),
  rule('data_retention.message_retention_both_zero', ({ DataRetentionSettings: d }) => d.MessageRetentionDays === 0 && d.MessageRetentionHours === 0),
  rule('data_retention.file_retention_both_zero', ({ DataRetentionSettings: d }) => d.FileRetentionDays === 0 && d.FileRetentionHours === 0),
  rule('data_retention.deletion_job_start_time', (s) => !isTimeOfDay(s.DataRetentionSettings.DeletionJobStartTime)),
];

export const messageExportRules: readonly Rule[] = [
  ...when(
    (s) => s.MessageExportSettings.EnableExport,
    rule(
      'message_export.export_from',
      (s, now) => s.MessageExportSettings.ExportFromTimestamp < 0 || s.MessageExportSettings.ExportFromTimestamp > now,
    ),
    rule('message_export.daily_runtime', (s) => !isTimeOfDay(s.MessageExportSettings.DailyRunTime)),
    rule('message_export.batch_size', (s) => s.MessageExportSettings.BatchSize < 0),
    rule('message_export.export_type', (s) => !oneOf('actiance', 'csv', 'globalrelay', 'globalrelay-zip')(s.MessageExportSettings.ExportFormat)),
    ...when(
      (s) => s.MessageExportSettings.ExportFormat === 'globalrelay',
      rule(
        'message_export.global_relay.customer_type',
        (s) => !oneOf('A9', 'A10', 'CUSTOM')(s.MessageExportSettings.GlobalRelaySettings.CustomerType),
      ),
      rule(
        'message_export.global_relay.customer_type_custom',
        ({ MessageExportSettings: { GlobalRelaySettings: g } }) =>
          g.CustomerType === 'CUSTOM' && (g.CustomSMTPServerName === '' || g.CustomSMTPPort === ''),
      ),
      rule('message_export.global_relay.email_address', (s) => !s.MessageExportSettings.GlobalRelaySettings.EmailAddress.includes('@')),
      rule('message_export.global_relay.smtp_username', (s) => s.MessageExportSettings.GlobalRelaySettings.SMTPUsername === ''),
      rule('message_export.global_relay.smtp_password', (s) => s.MessageExportSettings.GlobalRelaySettings.SMTPPassword === ''),
    ),
  ),
];

export const rateLimitRules: readonly Rule[] = [
  rule('rate_mem', (s) => s.RateLimitSettings.MemoryStoreSize <= 0),
  rule('rate_sec', (s) => s.RateLimitSettings.PerSec <= 0),
  rule('max_burst', (s) => s.RateLimitSettings.MaxBurst <= 0),
];
