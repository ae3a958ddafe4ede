import { doPostAction } from './do-post-action.ts';
import { lookupInteractiveDialog } from './lookup-interactive-dialog.ts';
import { openInteractiveDialog } from './open-interactive-dialog.ts';
import { submitInteractiveDialog } from './submit-interactive-dialog.ts';

export const actions = [doPostAction, lookupInteractiveDialog, openInteractiveDialog, submitInteractiveDialog];
