import { textFields } from '@foremast/domain/input/text-fields';
import { manageSystem } from '@foremast/domain/permissions/system';
import { publishTerms } from '@foremast/domain/terms-of-service/publish-terms';
import { operation } from '@foremast/kernel/operation';
import { TermsOfService } from '@foremast/wire/models/terms-of-service';
import { t } from '@foremast/wire/scalars';

export const createTermsOfService = operation({
  id: 'CreateTermsOfService',
  method: 'POST',
  path: '/api/v4/terms_of_service',
  summary: 'Put new terms of service in force; the same text again is no new version.',
  body: t.Unknown(),
  lenientBody: true,
  response: TermsOfService,
  permission: () => [manageSystem],
  handle: ({ body }, ctx) => publishTerms(ctx, textFields(body).text ?? ''),
});
