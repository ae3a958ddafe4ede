import { showDialog } from '@foremast/domain/actions/dialogs';
import { OK, operation } from '@foremast/kernel/operation';
import { Dialog } from '@foremast/wire/models/dialog';
import { t } from '@foremast/wire/scalars';

export const openInteractiveDialog = operation({
  id: 'OpenInteractiveDialog',
  method: 'POST',
  path: '/api/v4/actions/dialogs/open',
  summary: 'Show a form to the person whose trigger id you were just given.',
  body: t.Object({ trigger_id: t.String(), url: t.String(), dialog: Dialog }),
  bodyName: 'dialog',
  response: t.Object({ status: t.String() }),
  permission: 'public',
  async handle({ body }, ctx) {
    await showDialog(ctx, body.trigger_id, body.url, body.dialog);
    return OK;
  },
});
