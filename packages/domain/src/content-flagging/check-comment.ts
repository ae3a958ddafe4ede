import { badRequest } from '@foremast/kernel/error';

const COMMENT_MAX = 1000;

/** Throws `api.data_spillage.error.comment_required` and `…comment_too_long` (400). */
export function checkComment(comment: string, required: boolean): void {
  if (required && comment === '') throw badRequest('api.data_spillage.error.comment_required');
  if ([...comment].length > COMMENT_MAX) throw badRequest('api.data_spillage.error.comment_too_long');
}
