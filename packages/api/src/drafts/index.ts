import { deleteDraft } from './delete-draft.ts';
import { deleteThreadDraft } from './delete-thread-draft.ts';
import { getDrafts } from './get-drafts.ts';
import { upsertDraft } from './upsert-draft.ts';

export const drafts = [deleteDraft, deleteThreadDraft, getDrafts, upsertDraft];
