/**
 * Work of one transaction that needs nothing of each other: its statements are sent without waiting in between, in the order given.
 * All of it is over when this answers, or throws what the first of them to fail has thrown; nothing writes on after a rollback.
 */
export async function together<T extends readonly unknown[]>(...work: { readonly [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const results = await Promise.allSettled(work);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as unknown as T;
}
