import type { App } from '@foremast/kernel/app';
import { idOf } from '@foremast/kernel/id';
import type { AnyJob } from '@foremast/kernel/job';
import { insertJob } from '@foremast/store/queries/jobs';
import { ATTEMPTS } from './runner.ts';

const TICK_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** A server that was away at the hour still does it, within this. */
const LATE_MS = 60 * 60 * 1000;

/** The last time that it was this late on the server's clock. */
function lastTimeAt(hour: string, now: number): number | undefined {
  const [, h, m] = /^(\d\d?):(\d\d)$/.exec(hour) ?? [];
  if (h === undefined || m === undefined) return undefined;
  const day = new Date(now);
  day.setHours(Number(h), Number(m), 0, 0);
  return day.getTime() <= now ? day.getTime() : day.getTime() - DAY_MS;
}

/** The turn that a scheduled job has now: the same in every process, so that one row stands for it. */
export function turnOf(job: AnyJob, app: Pick<App, 'config'>, now: number): string | undefined {
  if (job.everyMs) return `${job.name} ${Math.floor(now / job.everyMs)}`;
  const hour = job.dailyAt?.(app.config.current);
  const at = hour === undefined ? undefined : lastTimeAt(hour, now);
  return at === undefined || now - at > LATE_MS ? undefined : `${job.name} ${at}`;
}

/** Asks for each scheduled job when its turn has come. Every process does; the row's id makes it one job. */
export class Schedules {
  private timer: Timer | undefined;
  private readonly asked = new Map<string, string>();
  private readonly scheduled: readonly AnyJob[];

  constructor(
    jobs: Iterable<AnyJob>,
    private readonly report: (error: unknown, job: string) => void,
  ) {
    this.scheduled = [...jobs].filter((job) => job.everyMs !== undefined || job.dailyAt !== undefined);
  }

  start(app: App, asked: () => void): void {
    if (this.scheduled.length === 0) return;
    const often = Math.min(TICK_MS, ...this.scheduled.map((job) => job.everyMs ?? TICK_MS));
    const tick = () =>
      this.ask(app).then(
        (any) => any && asked(),
        (error) => this.report(error, 'schedules'),
      );
    this.timer = setInterval(tick, often);
    this.timer.unref();
    void tick();
  }

  /** True when one of them has its turn. */
  async ask(app: App): Promise<boolean> {
    if (!app.config.current.JobSettings.RunScheduler) return false;
    const now = app.now();
    const turns = this.scheduled.flatMap((job) => {
      const turn = turnOf(job, app, now);
      return turn === undefined || this.asked.get(job.name) === turn ? [] : [{ job, turn }];
    });
    if (turns.length === 0) return false;
    const { value: any } = await app.store.transaction(async (db) => {
      let inserted = false;
      for (const { job, turn } of turns) {
        const row = {
          id: idOf(turn),
          type: job.name,
          key: job.key?.({} as never) ?? null,
          input: {},
          runAt: now,
          maxAttempts: job.attempts ?? ATTEMPTS,
          priority: job.priority ?? 0,
          now,
        };
        if (await insertJob(db, row)) inserted = true;
      }
      return inserted;
    });
    for (const { job, turn } of turns) this.asked.set(job.name, turn);
    return any;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
