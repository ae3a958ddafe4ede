import { deleteReaction } from './delete-reaction.ts';
import { getBulkReactions } from './get-bulk-reactions.ts';
import { getReactions } from './get-reactions.ts';
import { saveReaction } from './save-reaction.ts';

export const reactions = [deleteReaction, getBulkReactions, getReactions, saveReaction];
