import type { AppError } from './error.ts';
import { wordsFor } from './words.ts';

/** An error inside an answer, where one of several things failed. */
export interface ErrorBody {
  readonly id: string;
  readonly message: string;
  readonly detailed_error: string;
  readonly status_code: number;
}

export const errorBody = (error: AppError): ErrorBody => ({ id: error.id, message: wordsFor(error), detailed_error: '', status_code: error.status });
