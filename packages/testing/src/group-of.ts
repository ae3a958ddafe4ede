import { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { addGroupMembers, saveGroup } from '@foremast/store/queries/groups';
import { type Person, type TestServer, unique } from './server.ts';

/** A group that may be mentioned: as people make one or, with `source` `ldap`, as a directory has it. */
export async function groupOf(server: TestServer, people: readonly Person[], source = 'custom'): Promise<{ id: string; name: string }> {
  const group = { id: newId(), name: unique('crew'), display_name: 'Crew', description: '', source, remote_id: unique('remote') };
  const ids = people.map((person) => person.id);
  await Ctx.system(server.running.app).tx(async (tx) => {
    await saveGroup(tx.db, { ...group, create_at: tx.now(), update_at: tx.now(), delete_at: 0, allow_reference: true });
    await addGroupMembers(tx.db, group.id, ids, tx.now());
  });
  return group;
}
