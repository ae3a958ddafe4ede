import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

export const getPreviewModalData = operation({
  id: 'GetPreviewModalData',
  method: 'GET',
  path: '/api/v4/cloud/preview/modal_data',
  summary: 'What a preview of the hosted service shows; there is none here.',
  response: t.Array(Json),
  permission: 'session',
  handle() {
    throw notFound('app.cloud.preview_modal_bucket_url_not_configured');
  },
});
