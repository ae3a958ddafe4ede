import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { latestTerms } from '@foremast/store/queries/terms-of-service';
import { TermsOfService } from '@foremast/wire/models/terms-of-service';

export const getTermsOfService = operation({
  id: 'GetTermsOfService',
  method: 'GET',
  path: '/api/v4/terms_of_service',
  summary: 'The terms of service in force.',
  response: TermsOfService,
  permission: 'session',
  async handle(_, ctx) {
    const terms = await latestTerms(ctx.db);
    if (!terms) throw notFound('app.terms_of_service.get.no_rows.app_error');
    return terms;
  },
});
