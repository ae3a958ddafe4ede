import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { acceptedTerms } from '@foremast/store/queries/terms-of-service';
import { UserTermsOfService } from '@foremast/wire/models/terms-of-service';

// Whoever the address names: the answer is about the caller.
export const getUserTermsOfService = operation({
  id: 'GetUserTermsOfService',
  method: 'GET',
  path: '/api/v4/users/{user_id}/terms_of_service',
  summary: 'Which terms of service one accepted, and when.',
  response: UserTermsOfService,
  permission: 'session',
  async handle(_, ctx) {
    const accepted = await acceptedTerms(ctx.db, ctx.userId);
    if (!accepted) throw notFound('app.user_terms_of_service.get_by_user.no_rows.app_error');
    return accepted;
  },
});
