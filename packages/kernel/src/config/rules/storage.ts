import { isBlank, oneOf, type Rule, rule, when } from './rule.ts';

const STORAGE_CLASSES = [
  '',
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'DEEP_ARCHIVE',
  'OUTPOSTS',
  'GLACIER_IR',
  'SNOW',
  'EXPRESS_ONEZONE',
];
const isStorageClass = oneOf(...STORAGE_CLASSES);
const isFileDriver = oneOf('local', 'amazons3');

export const sqlRules: readonly Rule[] = [
  rule('encrypt_sql', (s) => s.SqlSettings.AtRestEncryptKey !== '' && s.SqlSettings.AtRestEncryptKey.length < 32),
  rule('sql_driver', (s) => !oneOf('postgres', 'sqlite3')(s.SqlSettings.DriverName)),
  rule('sql_idle', (s) => s.SqlSettings.MaxIdleConns <= 0),
  rule('sql_conn_max_lifetime_milliseconds', (s) => s.SqlSettings.ConnMaxLifetimeMilliseconds < 0),
  rule('sql_conn_max_idle_time_milliseconds', (s) => s.SqlSettings.ConnMaxIdleTimeMilliseconds < 0),
  rule('sql_query_timeout', (s) => s.SqlSettings.QueryTimeout <= 0),
  rule('sql_data_src', (s) => s.SqlSettings.DataSource === ''),
  rule('sql_max_conn', (s) => s.SqlSettings.MaxOpenConns <= 0),
];

export const fileRules: readonly Rule[] = [
  rule('max_file_size', (s) => s.FileSettings.MaxFileSize <= 0),
  rule(
    'image_decoder_concurrency',
    ({ FileSettings: f }) => f.MaxImageDecoderConcurrency === 0 || f.MaxImageDecoderConcurrency < -1,
    (s) => ({ Value: s.FileSettings.MaxImageDecoderConcurrency }),
  ),
  rule('file_driver', (s) => !isFileDriver(s.FileSettings.DriverName)),
  rule('file_salt', (s) => s.FileSettings.PublicLinkSalt !== '' && s.FileSettings.PublicLinkSalt.length < 32),
  rule('directory', (s) => s.FileSettings.Directory === ''),
  rule(
    'amazons3_timeout',
    (s) => s.FileSettings.AmazonS3RequestTimeoutMilliseconds <= 0,
    (s) => ({ Value: s.FileSettings.AmazonS3RequestTimeoutMilliseconds }),
  ),
  rule(
    'storage_class',
    (s) => !isStorageClass(s.FileSettings.AmazonS3StorageClass),
    (s) => ({ Value: s.FileSettings.AmazonS3StorageClass }),
  ),
  rule(
    'directory_whitespace',
    (s) => s.FileSettings.Directory !== s.FileSettings.Directory.trim(),
    () => ({ Setting: 'FileSettings.Directory' }),
  ),
  ...when(
    (s) => s.FileSettings.DedicatedExportStore,
    rule('file_driver', (s) => !isFileDriver(s.FileSettings.ExportDriverName)),
    rule('directory', (s) => s.FileSettings.ExportDirectory === ''),
    rule('amazons3_timeout', (s) => s.FileSettings.ExportAmazonS3RequestTimeoutMilliseconds <= 0),
    rule('storage_class', (s) => !isStorageClass(s.FileSettings.ExportAmazonS3StorageClass)),
    rule(
      'directory_whitespace',
      (s) => s.FileSettings.ExportDirectory !== s.FileSettings.ExportDirectory.trim(),
      () => ({ Setting: 'FileSettings.ExportDirectory' }),
    ),
  ),
];

export const cacheRules: readonly Rule[] = [
  rule('cache_type', (s) => !oneOf('lru', 'redis')(s.CacheSettings.CacheType)),
  ...when(
    (s) => s.CacheSettings.CacheType === 'redis',
    rule('empty_redis_address', (s) => isBlank(s.CacheSettings.RedisAddress)),
    rule('invalid_redis_db', (s) => s.CacheSettings.RedisDB < 0),
  ),
];

export const transferRules: readonly Rule[] = [
  rule('import.directory', (s) => s.ImportSettings.Directory === ''),
  rule('import.retention_days_too_low', (s) => s.ImportSettings.RetentionDays <= 0),
  rule('export.directory', (s) => s.ExportSettings.Directory === ''),
  rule('export.retention_days_too_low', (s) => s.ExportSettings.RetentionDays <= 0),
];
