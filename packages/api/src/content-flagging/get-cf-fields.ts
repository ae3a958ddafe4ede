import { requireFlagging } from '@foremast/domain/content-flagging/availability';
import { presentPropertyField, reportFields } from '@foremast/domain/content-flagging/fields';
import { operation } from '@foremast/kernel/operation';
import { PropertyField } from '@foremast/wire/models/property';
import { t } from '@foremast/wire/scalars';

export const getCfFields = operation({
  id: 'GetCFFields',
  method: 'GET',
  path: '/api/v4/content_flagging/fields',
  summary: 'What is known of a report, by name.',
  response: t.Record(t.String(), PropertyField),
  permission: 'session',
  async handle(_, ctx) {
    requireFlagging(ctx);
    const { rows } = await reportFields(ctx);
    return Object.fromEntries([...rows].map(([name, row]) => [name, presentPropertyField(row)]));
  },
});
