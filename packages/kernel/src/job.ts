import type { Static, TSchema } from '@foremast/wire/scalars';
import type { Ctx } from './context.ts';

/** What a running job may use besides the context: how far it is, and whether somebody wants it to stop. */
export interface JobRun {
  readonly id: string;
  progress(percent: number, data?: Record<string, string>): Promise<void>;
  readonly canceled: boolean;
}

export interface Job<S extends TSchema = TSchema> {
  readonly name: string;
  readonly input: S;
  /** Waiting jobs with the same key are one job. */
  key?(input: Static<S>): string;
  /** How often it is tried; then it counts as failed. */
  readonly attempts?: number;
  /** Run without being asked: every so many milliseconds, by one process at a time. */
  readonly everyMs?: number;
  run(input: Static<S>, ctx: Ctx, run: JobRun): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds jobs of every input
export type AnyJob = Job<any>;

/** Declares a job. It may run twice after a crash: make it idempotent. */
export function job<S extends TSchema>(declared: Job<S>): Job<S> {
  return declared;
}

export interface EnqueueOptions {
  /** Not before this instant. */
  readonly runAt?: number;
}
