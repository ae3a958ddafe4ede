import { answerTerms } from '@foremast/domain/terms-of-service/answer-terms';
import { invalidBody } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

// Whoever the address names: it is the caller who accepts.
export const registerTermsOfServiceAction = operation({
  id: 'RegisterTermsOfServiceAction',
  method: 'POST',
  path: '/api/v4/users/{user_id}/terms_of_service',
  summary: 'Accept terms of service, or take that back.',
  body: t.Object({ termsOfServiceId: t.Unknown(), accepted: t.Unknown() }),
  bodyName: 'termsOfServiceId',
  response: StatusOK,
  permission: 'session',
  async handle({ body: { termsOfServiceId, accepted } }, ctx) {
    if (typeof termsOfServiceId !== 'string' || termsOfServiceId === '') throw invalidBody('termsOfServiceId');
    if (typeof accepted !== 'boolean') throw invalidBody('accepted');
    await answerTerms(ctx, termsOfServiceId, accepted);
    return OK;
  },
});
