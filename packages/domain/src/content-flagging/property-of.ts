import { propertyValues } from '@foremast/store/queries/properties';
import type { Db } from '@foremast/store/store';
import type { ReportField, ReportFields } from './fields.ts';

/** What is known of a report, by the field's name. */
export async function propertyOf(db: Db, fields: ReportFields, postId: string): Promise<(name: ReportField) => unknown> {
  const values = new Map((await propertyValues(db, fields.groupId, postId)).map((row) => [row.field_id, row.value]));
  return (name) => values.get(fields.idOf(name));
}
