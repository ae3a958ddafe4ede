import type { Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { groupNameTaken } from '@foremast/store/queries/group-heads';
import { findUserByUsername } from '@foremast/store/queries/users';
import { isUsername } from './validate-user.ts';

const MOST = 40;
const TAIL = 8;

/** A user name that is free, as near as can be to what is wished for. */
export async function freeUsername(tx: Tx, wish: string, otherwise: string): Promise<string> {
  const base = wish
    .toLowerCase()
    .replace(/\s+/g, '.')
    .replace(/[^a-z0-9._-]/g, '')
    .slice(0, MOST);
  if (isUsername(base) && !(await findUserByUsername(tx.db, base)) && !(await groupNameTaken(tx.db, base))) return base;
  return `${isUsername(base) ? base : otherwise}-${newId().slice(0, TAIL)}`;
}
