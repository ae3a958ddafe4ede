import type { Ctx, Tx } from '@foremast/kernel/context';
import { type AppError, badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { addGroupMembers, findGroup, findGroupByName, type GroupRow, saveGroup } from '@foremast/store/queries/groups';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { findUserByUsername, usersByIds } from '@foremast/store/queries/users';
import { receivedGroup } from '@foremast/wire/events';
import type { Group } from '@foremast/wire/models/group';
import { isCustom } from './get-group.ts';
import { presentGroup } from './present-group.ts';

const RESERVED: ReadonlySet<string> = new Set(['all', 'channel', 'here']);
const runes = (text: string): number => [...text].length;

/** The first rule that a group's fields break. */
export function groupError({
  name,
  display_name,
  description,
  allow_reference,
  source,
}: Pick<GroupRow, 'name' | 'display_name' | 'description' | 'allow_reference' | 'source'>): AppError | undefined {
  const broken =
    (name === null && allow_reference && 'name') ||
    (name !== null && (name.length < 1 || Buffer.byteLength(name) > 64) && 'name.invalid_length') ||
    (name !== null && RESERVED.has(name) && 'name.reserved_name') ||
    (name !== null && !/^[a-z0-9.\-_]+$/.test(name) && 'name.invalid_chars') ||
    ((runes(display_name) < 1 || runes(display_name) > 128) && 'display_name') ||
    (runes(description) > 1024 && 'description') ||
    (!/^(ldap|custom|plugin_.+)$/.test(source) && 'source');
  return broken ? badRequest(`model.group.${broken}.app_error`) : undefined;
}

const CLASHES = {
  custom: { user: 'app.group.username_conflict', group: 'app.custom_group.unique_name' },
  synced: { user: 'api.ldap_groups.existing_user_name_error', group: 'api.ldap_groups.existing_group_name_error' },
} as const;

/** People and groups share their names; throws 400 for one that is taken. */
async function checkName(tx: Tx, group: GroupRow): Promise<void> {
  if (group.name === null) return;
  const clash = isCustom(group) ? CLASHES.custom : CLASHES.synced;
  const taken = await findGroupByName(tx.db, group.name);
  if (taken && taken.id !== group.id) throw badRequest(clash.group);
  if (await findUserByUsername(tx.db, group.name)) throw badRequest(clash.user);
}

/** Everybody hears how the group is now; answers it as it was told. */
async function told(tx: Tx, id: string): Promise<Group> {
  const row = (await findGroup(tx.db, id)) as GroupRow;
  const group = await presentGroup(tx.db, row, { memberCount: true });
  tx.emit(receivedGroup, { group: JSON.stringify(group) }, {});
  return group;
}

async function write(tx: Tx, group: GroupRow): Promise<Group> {
  const wrong = groupError(group);
  if (wrong) throw wrong;
  await saveGroup(tx.db, group);
  return told(tx, group.id);
}

export interface NewGroup {
  readonly name: string | null;
  readonly display_name: string;
  readonly description: string;
  readonly allow_reference: boolean;
  readonly user_ids: readonly string[];
}

/** Throws 400 when one of these people is not there. */
export async function checkPeople(ctx: Pick<Ctx, 'db'>, ids: readonly string[]): Promise<void> {
  if ((await usersByIds(ctx.db, [...new Set(ids)])).length < new Set(ids).size) throw badRequest('app.group.user_not_found');
}

/** The same for who is written down in this transaction: nobody of them is erased meanwhile. */
export async function holdCheckedPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  await holdPeople(tx.db, ids);
  await checkPeople(tx, ids);
}

/** A group of one's own with its first members. Throws `model.group.*`, and 400 for a name that is taken. */
export async function createGroup(tx: Tx, { user_ids, ...form }: NewGroup): Promise<Group> {
  const now = tx.now();
  const group: GroupRow = {
    ...form,
    id: newId(),
    source: 'custom',
    remote_id: null,
    create_at: now,
    update_at: now,
    delete_at: 0,
    has_syncables: false,
  };
  const wrong = groupError(group);
  if (wrong) throw wrong;
  const members = [...new Set(user_ids)];
  await holdCheckedPeople(tx, members);
  await checkName(tx, group);
  await saveGroup(tx.db, group);
  await addGroupMembers(tx.db, group.id, members, now);
  return told(tx, group.id);
}

export type GroupPatch = Partial<Pick<GroupRow, 'display_name' | 'description' | 'allow_reference'>> & { readonly name?: string };

/** A group that may be mentioned needs a name: where there is none, it comes from the title. */
function withName(group: GroupRow): GroupRow {
  if (!group.allow_reference || group.name !== null) return group;
  const name = group.display_name.toLowerCase().replaceAll(' ', '-');
  if (RESERVED.has(name)) throw badRequest('api.ldap_groups.existing_reserved_name_error');
  return { ...group, name };
}

export async function patchGroup(tx: Tx, group: GroupRow, patch: GroupPatch): Promise<Group> {
  const next = withName({ ...group, ...patch, update_at: tx.now() });
  const wrong = groupError(next);
  if (wrong) throw wrong;
  if (next.name !== group.name) await checkName(tx, next);
  return write(tx, next);
}

export const archiveGroup = (tx: Tx, group: GroupRow): Promise<Group> => write(tx, { ...group, update_at: tx.now(), delete_at: tx.now() });
export const restoreGroup = (tx: Tx, group: GroupRow): Promise<Group> => write(tx, { ...group, update_at: tx.now(), delete_at: 0 });
