import { requireFlagging } from '@foremast/domain/content-flagging/availability';
import { presentPropertyValue, reviewedPost } from '@foremast/domain/content-flagging/report';
import { operation } from '@foremast/kernel/operation';
import { PropertyValue } from '@foremast/wire/models/property';
import { t } from '@foremast/wire/scalars';

// `null` for a message that nobody reported.
export const getCfPostFieldValues = operation({
  id: 'GetCFPostFieldValues',
  method: 'GET',
  path: '/api/v4/content_flagging/post/{post_id}/field_values',
  summary: 'What is known of the report of a message.',
  uncheckedParams: ['post_id'],
  response: t.Nullable(t.Array(PropertyValue)),
  permission: 'session',
  async handle({ params }, ctx) {
    requireFlagging(ctx, params);
    const { values } = await reviewedPost(ctx, params.post_id);
    return values.length === 0 ? null : values.map(presentPropertyValue);
  },
});
