import { exportStore } from '@foremast/domain/files/export-store';
import { archivePath } from '@foremast/domain/files/folder-of-archives';
import { manageSystem } from '@foremast/domain/permissions/system';
import { badRequest, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

const NANOSECONDS = 1_000_000_000;
/** No store makes addresses that hold longer. */
const LONGEST_SECONDS = 7 * 24 * 60 * 60;

// The misspelt ids are the protocol's.
const refused = (why: string) => badRequest(`app.eport.generate_presigned_url.${why}.app_error`);

export const generatePresignUrlExport = operation({
  id: 'GeneratePresignURLExport',
  method: 'POST',
  path: '/api/v4/exports/{export_name}/presign-url',
  summary: 'An address at which the object store hands out an archive, where exports have a store of their own.',
  response: t.Object({ url: t.String(), expiration: t.Integer() }),
  permission: () => [manageSystem],
  async handle({ params }, ctx) {
    const { FileSettings, FeatureFlags, ExportSettings } = ctx.config;
    if (!FeatureFlags.EnableExportDirectDownload) throw refused('featureflag');
    if (!FileSettings.DedicatedExportStore) throw refused('config');
    const store = exportStore(ctx.app);
    if (!store.link) throw refused('driver');
    const path = archivePath(ExportSettings.Directory, params.export_name);
    if (!(await store.stat(path))) throw notFound('app.eport.generate_presigned_url.notfound.app_error');
    const seconds = FileSettings.ExportAmazonS3PresignExpiresSeconds;
    if (seconds < 1 || seconds > LONGEST_SECONDS) throw refused('link');
    return { url: store.link(path, seconds), expiration: seconds * NANOSECONDS };
  },
});
