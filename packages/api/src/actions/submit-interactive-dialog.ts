import { submitDialog } from '@foremast/domain/actions/dialogs';
import { operation } from '@foremast/kernel/operation';
import { DialogAnswer, DialogSubmission } from '@foremast/wire/models/dialog';

export const submitInteractiveDialog = operation({
  id: 'SubmitInteractiveDialog',
  method: 'POST',
  path: '/api/v4/actions/dialogs/submit',
  summary: 'Hand in a form that an integration showed.',
  body: DialogSubmission,
  bodyName: 'dialog',
  response: DialogAnswer,
  permission: 'session',
  handle: ({ body }, ctx) => submitDialog(ctx, body),
});
