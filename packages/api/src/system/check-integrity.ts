import { manageSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { orphansOf, relations } from '@foremast/store/queries/integrity';
import { t } from '@foremast/wire/scalars';

const MOST = 1000;
const Record = t.Object({ parent_id: t.Nullable(t.String()), child_id: t.Nullable(t.String()) });
const Check = t.Object({
  data: t.Object({
    parent_name: t.String(),
    child_name: t.String(),
    parent_id_attr: t.String(),
    child_id_attr: t.String(),
    records: t.Array(Record),
  }),
  err: t.Null(),
});

export const checkIntegrity = operation({
  id: 'CheckIntegrity',
  method: 'POST',
  path: '/api/v4/integrity',
  summary: 'Rows that belong to something that is not there, table by table.',
  response: t.Array(Check),
  permission: () => [manageSystem],
  async handle(_, ctx) {
    const checks = [];
    for (const relation of relations) {
      const { parent: parent_name, child: child_name, column: parent_id_attr, id: child_id_attr = '' } = relation;
      checks.push({ data: { parent_name, child_name, parent_id_attr, child_id_attr, records: await orphansOf(ctx.db, relation, MOST) }, err: null });
    }
    return checks;
  },
});
