import type { Settings } from '@foremast/kernel/config/settings';
import type { Ctx } from '@foremast/kernel/context';

/** What the work of a job may use: what it was asked for, and how it says how far it is. */
export interface PublicJobRun {
  readonly id: string;
  /** What was given, and what the work has noted since; every value is text. */
  readonly data: Readonly<Record<string, string>>;
  /** Notes how far the work is, and where, so that it goes on there after a crash. Throws when the job is to stop here. */
  progress(percent: number, data?: Readonly<Record<string, string>>): Promise<void>;
  /** Notes something without saying how far the work is. */
  note(data: Readonly<Record<string, string>>): Promise<void>;
  readonly signal: AbortSignal;
}

/** A type of job that the API shows, and its work. */
export interface PublicJob {
  readonly type: string;
  /** Made by the server itself: every so many milliseconds, or daily at an hour such as `02:00`; undefined: not now. */
  everyMs?(settings: Settings): number | undefined;
  dailyAt?(settings: Settings): string | undefined;
  /** Whether it can be asked for now: not when there is nothing that it would do. Always, where this is left out. */
  isOffered?(ctx: Pick<Ctx, 'config' | 'db'>): boolean | Promise<boolean>;
  /** `warning`: done, but not all of it. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most works have nothing to say
  run(ctx: Ctx, run: PublicJobRun): Promise<void | 'warning'>;
}

export const publicJob = (declared: PublicJob): PublicJob => declared;
