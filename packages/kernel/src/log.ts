export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

const RANK: Readonly<Record<string, number>> = { trace: 0, debug: 1, info: 2, warn: 3, error: 4, critical: 5, fatal: 5, panic: 5 };

/** Is a line of this level written where the settings ask for `least`, in any case? An unknown word counts as info. */
export const isLoud = (level: LogLevel, least: string): boolean => (RANK[level] ?? 2) >= (RANK[least.toLowerCase()] ?? 2);

/** Where a server writes what its operators want to know. Ids go in, contents and secrets never. */
export interface Log {
  write(level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>): void;
}

export const silent: Log = { write: () => undefined };

/** All of them hear it. */
export const logTo = (...logs: readonly Log[]): Log => ({
  write(level, message, fields) {
    for (const log of logs) log.write(level, message, fields);
  },
});
