import type { Settings } from '@foremast/kernel/config/settings';
import { bucketClient, inTime } from '../files/bucket-files.ts';

type FileSettings = Settings['FileSettings'];

const AUTH = new Set(['InvalidAccessKeyId', 'SignatureDoesNotMatch', 'AccessDenied', 'InvalidToken', 'ExpiredToken', 'AuthorizationHeaderMalformed']);

/** Why an S3 store cannot be used, as the protocol names it; undefined: it can. */
export async function bucketProblem(settings: FileSettings): Promise<string | undefined> {
  try {
    await inTime(bucketClient(settings).list({ prefix: settings.AmazonS3PathPrefix, maxKeys: 1 }), settings.AmazonS3RequestTimeoutMilliseconds);
    return undefined;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'NoSuchBucket') return 'api.file.test_connection_s3_bucket_does_not_exist.app_error';
    return code !== undefined && AUTH.has(code) ? 'api.file.test_connection_s3_auth.app_error' : 'api.file.test_connection.app_error';
  }
}
