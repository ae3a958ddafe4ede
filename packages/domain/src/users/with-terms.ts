import type { Ctx } from '@foremast/kernel/context';
import { acceptedTerms } from '@foremast/store/queries/terms-of-service';
import type { User } from '@foremast/wire/models/user';

/** The account with the terms that were accepted, for its owner and administrators. */
export async function withTerms(ctx: Ctx, userId: string, user: User): Promise<User> {
  const terms = await acceptedTerms(ctx.db, userId);
  return terms ? { ...user, terms_of_service_id: terms.terms_of_service_id, terms_of_service_create_at: terms.create_at } : user;
}
