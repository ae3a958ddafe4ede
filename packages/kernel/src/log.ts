export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

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
