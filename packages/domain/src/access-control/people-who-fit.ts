import type { Ctx } from '@foremast/kernel/context';
import { usersAfter } from '@foremast/store/queries/user-attributes';
import type { UserFilter } from '@foremast/store/queries/user-lists';
import type { UserRow } from '@foremast/store/queries/users';
import { termWords } from '../users/search-users.ts';
import type { Attributes } from './expression.ts';
import { attributesOf } from './person-attributes.ts';

const AT_ONCE = 1000;

/** Goes through people, from after one of them, and says of each whether the rule fits. */
export async function* judgePeople(
  ctx: Pick<Ctx, 'config' | 'db'>,
  filter: UserFilter,
  fits: (attributes: Attributes) => boolean,
  term = '',
  from = '',
): AsyncGenerator<{ readonly user: UserRow; readonly fits: boolean }[]> {
  for (let after = from; ; ) {
    const users = await usersAfter(ctx.db, filter, { after, limit: AT_ONCE, words: termWords(term) });
    const attributes = await attributesOf(
      ctx,
      users.map(({ id }) => id),
    );
    yield users.map((user) => ({ user, fits: fits(attributes.get(user.id) ?? {}) }));
    const last = users.at(-1);
    if (!last || users.length < AT_ONCE) return;
    after = last.id;
  }
}

export interface WhoFits {
  readonly term: string;
  readonly after: string;
  readonly limit: number;
}

/** The active people whom a rule fits, by id: a page of them, and how many there are. */
export async function peopleWhoFit(
  ctx: Ctx,
  fits: (attributes: Attributes) => boolean,
  { term, after, limit }: WhoFits,
): Promise<{ users: UserRow[]; total: number }> {
  const users: UserRow[] = [];
  let total = 0;
  for await (const batch of judgePeople(ctx, { active: true, bots: false }, fits, term)) {
    for (const one of batch) {
      if (!one.fits) continue;
      total++;
      if (one.user.id > after && users.length < limit) users.push(one.user);
    }
  }
  return { users, total };
}

/** A page of the people in a list whom a channel's rules fit, by id: from after one of them, or so many further. */
export async function listWhoFit(
  ctx: Pick<Ctx, 'config' | 'db'>,
  filter: UserFilter,
  fits: (attributes: Attributes) => boolean,
  page: { readonly after: string; readonly skip: number; readonly limit: number },
): Promise<UserRow[]> {
  const found: UserRow[] = [];
  for await (const batch of judgePeople(ctx, filter, fits, '', page.after)) {
    found.push(...batch.filter((one) => one.fits).map(({ user }) => user));
    if (found.length >= page.skip + page.limit) break;
  }
  return found.slice(page.skip, page.skip + page.limit);
}
