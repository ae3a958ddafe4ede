import type { WriteDb } from '../store.ts';

interface Left {
  count: number;
  last: number;
  readonly by: string[];
}

/** Those who are left keep their places, whichever of their replies is gone. */
const inTheirOrder = (before: readonly string[], left: readonly string[]): string[] => [
  ...before.filter((id) => left.includes(id)),
  ...left.filter((id) => !before.includes(id)),
];

/** Counts and participants of threads as they follow from the replies that are left; threads that are gone stay away. */
export async function recountThreads(db: WriteDb, rootIds: readonly string[]): Promise<void> {
  if (rootIds.length === 0) return;
  // Whoever counts the same threads at the same time waits here, and then sees what was changed meanwhile.
  const before = await db
    .updateTable('threads')
    .set((eb) => ({ replycount: eb.ref('replycount') }))
    .where(db.dialect.anyOf('postid', rootIds))
    .returning(['postid', 'participants'])
    .execute();
  const listed = new Map(before.map((row) => [row.postid, (row.participants ?? []) as unknown as string[]]));
  const rows = await db
    .selectFrom('posts')
    .select((eb) => ['rootid', 'userid', eb.fn.max('createat').as('last'), eb.fn.countAll<number>().as('count')])
    .where(db.dialect.anyOf('rootid', rootIds))
    .where('deleteat', '=', 0)
    .groupBy(['rootid', 'userid'])
    .orderBy('last')
    .execute();
  const threads = new Map<string, Left>(rootIds.map((id) => [id, { count: 0, last: 0, by: [] }]));
  for (const row of rows) {
    const left = threads.get(row.rootid);
    if (!left) continue;
    left.count += Number(row.count);
    left.last = Number(row.last);
    left.by.push(row.userid);
  }
  for (const [id, { count, last, by }] of threads)
    await db
      .updateTable('threads')
      .set({ replycount: count, lastreplyat: last, participants: JSON.stringify(inTheirOrder(listed.get(id) ?? [], by)) })
      .where('postid', '=', id)
      .execute();
}
