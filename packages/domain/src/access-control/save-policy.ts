import type { Tx } from '@foremast/kernel/context';
import { badRequest, forbidden, notFound } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { type AccessPolicyRow, accessPoliciesByIds, findAccessPolicy, saveAccessPolicy } from '@foremast/store/queries/access-policies';
import type { AccessPolicy } from '@foremast/wire/models/access-policy';
import { audit } from '../audits/audit.ts';
import { askForSync } from './ask-for-sync.ts';
import { rulesOf } from './channel-rules.ts';
import { getRulableChannel, tellGuarded } from './guarded-channel.ts';
import { attributesOfPerson } from './person-attributes.ts';
import { checkPolicy } from './validate-policy.ts';

export type PolicyForm = Pick<AccessPolicy, 'id' | 'name' | 'type' | 'version' | 'imports' | 'rules'> & {
  readonly active?: boolean | undefined;
  readonly props?: Record<string, unknown> | undefined;
};

export const cannotSave = () => badRequest('app.pap.create_access_control_policy.app_error');

async function checkImports(tx: Tx, ids: readonly string[]): Promise<void> {
  const found = await accessPoliciesByIds(tx.db, ids);
  if (found.length !== ids.length || found.some(({ type }) => type !== 'parent')) throw badRequest('model.access_policy.is_valid.imports.app_error');
}

/** Writes a row and asks for what follows from it. */
export async function writePolicy(tx: Tx, row: AccessPolicyRow, before?: AccessPolicyRow): Promise<void> {
  try {
    await saveAccessPolicy(tx.db, row, before);
  } catch (error) {
    if (tx.db.dialect.isUniqueViolation(error)) throw cannotSave();
    throw error;
  }
  if (row.type === 'channel') await tellGuarded(tx, row.id);
  await audit(tx, { extra: `policy_id=${row.id}` });
}

/**
 * Makes a policy, or the next revision of one. Throws `model.access_policy.is_valid.*` (400); for a channel that cannot have rules
 * `app.pap.access_control.*` (400); where another parent has the name `app.pap.create_access_control_policy.app_error` (400).
 */
export async function savePolicy(tx: Tx, form: PolicyForm): Promise<AccessPolicyRow> {
  const before = form.id === '' ? undefined : await findAccessPolicy(tx.db, form.id);
  if (!before && form.id !== '' && form.type === 'parent') throw notFound('app.pap.get_policy.app_error');
  if (before && before.type !== form.type) throw badRequest('model.access_policy.is_valid.type.app_error');
  const id = form.id || (form.type === 'parent' ? newId() : '');
  await checkPolicy(tx, { ...form, id, revision: 1 });
  if (form.type === 'channel') await getRulableChannel(tx.db, id);
  await checkImports(tx, form.imports);
  const row: AccessPolicyRow = {
    id,
    name: form.name,
    type: form.type as AccessPolicyRow['type'],
    active: form.active ?? before?.active ?? false,
    create_at: tx.now(),
    revision: (before?.revision ?? 0) + 1,
    version: form.version,
    data: { imports: form.imports, rules: form.rules },
    props: form.props ?? before?.props ?? {},
  };
  await writePolicy(tx, row, before);
  await askForSync(tx, id);
  return row;
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((item) => b.includes(item));

/**
 * Who makes rules for one channel only neither takes up nor drops what administrators let it build on, and has to fit the rules:
 * nobody shuts himself out, or learns what others are by trying. Throws `app.access_control.insufficient_permissions` (403).
 */
export async function saveOwnPolicy(tx: Tx, userId: string, form: PolicyForm): Promise<AccessPolicyRow> {
  const refused = () => forbidden('app.access_control.insufficient_permissions');
  const before = await findAccessPolicy(tx.db, form.id);
  if (!sameSet(form.imports, before?.data?.imports ?? [])) throw refused();
  const row = await savePolicy(tx, form);
  const rules = await rulesOf(tx.db, row);
  if (!rules.fits(await attributesOfPerson(tx, userId))) throw refused();
  return row;
}
