import pino from 'pino';
import type { Log, LogLevel } from './log.ts';

/** What must never be in a log, wherever it turns up. */
const SECRETS = ['password', 'token', '*.password', '*.token', 'headers.authorization', 'headers.cookie'];

export interface ProcessLog extends Log {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  /** Bugs and failed jobs. */
  report(error: unknown, where: string): void;
}

const readable = (time: Date, level: string, message: string, rest: string): string =>
  `${time.toTimeString().slice(0, 8)} ${level.padEnd(5)} ${message}${rest ? ` ${rest}` : ''}\n`;

/** For a person at a terminal: one short line each. */
function terminalStream(): { write(line: string): void } {
  return {
    write(line) {
      const {
        level,
        time,
        msg = '',
        err,
        pid: _,
        hostname: __,
        ...fields
      } = JSON.parse(line) as Record<string, unknown> & { level: number; time: number };
      const name = pino.levels.labels[level] ?? '';
      const rest = Object.entries(fields).map(([k, v]) => `${k}=${typeof v === 'string' ? v : JSON.stringify(v)}`);
      const stack = (err as { stack?: string } | undefined)?.stack;
      process.stdout.write(readable(new Date(time), name, String(msg), [...rest, ...(stack ? [`\n${stack}`] : [])].join(' ')));
    },
  };
}

/** JSON lines, or readable ones on a terminal. Request and user ids go in, contents and secrets never. */
export function openLog(level = 'info', isTerminal = process.stdout.isTTY === true): ProcessLog {
  const logger = pino({ level, redact: SECRETS }, isTerminal ? terminalStream() : pino.destination({ fd: 1, sync: true }));
  return {
    write: (level: LogLevel, message, fields = {}) => logger[level](fields, message),
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    report: (error, where) =>
      logger.error({ err: error instanceof Error ? error : new Error(String(error)), where }, 'something failed that should not'),
  };
}
