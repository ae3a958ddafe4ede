import type { Static, TSchema } from '@foremast/wire/scalars';
import type { Settings } from './config/settings.ts';
import type { Ctx } from './context.ts';

/** What a running job may use besides the context: how far it is, and whether somebody wants it to stop. */
export interface JobRun {
  readonly id: string;
  /** 1 at the first try. */
  readonly attempt: number;
  /** What `progress` stored last, in an earlier try too; undefined at the beginning. */
  readonly data: unknown;
  /**
   * Stores how far the job is, and in `data` where it is, so that it goes on there after a crash. Throws `JobStopped` when the
   * job is to stop here: it was cancelled, or its process is ending and another will go on.
   */
  progress(percent: number, data?: unknown): Promise<void>;
  /** Aborted when the job is to stop. */
  readonly signal: AbortSignal;
  readonly canceled: boolean;
}

/** Leaves a job that is to stop; the runner knows why. */
export class JobStopped extends Error {
  constructor() {
    super('the job was told to stop');
    this.name = 'JobStopped';
  }
}

export interface Job<S extends TSchema = TSchema> {
  readonly name: string;
  readonly input: S;
  /** Waiting jobs with the same key are one job. */
  key?(input: Static<S>): string;
  /** How often it is tried; then it counts as failed. */
  readonly attempts?: number;
  /** Smaller runs first; 0 unless it says otherwise. */
  readonly priority?: number;
  /** Run without being asked, with an empty input: every so many milliseconds, by one process. */
  readonly everyMs?: number;
  /** Run without being asked at an hour of the server's clock, `02:00`; undefined: not. */
  dailyAt?(settings: Settings): string | undefined;
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
