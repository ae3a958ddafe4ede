import { lookUpChoices } from '@foremast/domain/actions/dialogs';
import { operation } from '@foremast/kernel/operation';
import { DialogChoices, DialogSubmission } from '@foremast/wire/models/dialog';

export const lookupInteractiveDialog = operation({
  id: 'LookupInteractiveDialog',
  method: 'POST',
  path: '/api/v4/actions/dialogs/lookup',
  summary: 'The entries of a menu in a form, from where its integration keeps them.',
  body: DialogSubmission,
  bodyName: 'dialog',
  response: DialogChoices,
  permission: 'session',
  handle: ({ body }, ctx) => lookUpChoices(ctx, body),
});
