import pino from 'pino';
import type { Settings } from './config/settings.ts';
import { isLoud, type Log, type LogLevel } from './log.ts';

/** What must never be in a log, wherever it turns up. */
const SECRETS = ['password', 'token', '*.password', '*.token', 'headers.authorization', 'headers.cookie'];

export interface ProcessLog extends Log {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  /** Bugs and failed jobs. */
  report(error: unknown, where: string, fields?: Readonly<Record<string, unknown>>): void;
  /** From now on the settings say what is written, and in which form, each time that they change too. */
  follow(settings: () => Settings['LogSettings']): void;
}

type ConsoleSettings = Pick<Settings['LogSettings'], 'EnableConsole' | 'ConsoleLevel' | 'ConsoleJson'>;

/** Until a server knows its settings. */
const AT_FIRST: ConsoleSettings = { EnableConsole: true, ConsoleLevel: 'INFO', ConsoleJson: true };

const readable = (time: Date, level: string, message: string, rest: string): string =>
  `${time.toTimeString().slice(0, 8)} ${level.padEnd(5)} ${message}${rest ? ` ${rest}` : ''}\n`;

/** For a person at a terminal: one short line each. */
function readableStream(out: { write(line: string): unknown }): Sink {
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
      const { type, message, stack } = (err ?? {}) as { readonly type?: string; readonly message?: string; readonly stack?: string };
      const cause = err === undefined ? [] : [`\n${stack || `${type}: ${message}`}`];
      out.write(readable(new Date(time), name, String(msg), [...rest, ...cause].join(' ')));
    },
  };
}

type Sink = pino.DestinationStream;

/** JSON lines, or readable ones on a terminal and where the settings want them. Request and user ids go in, contents and secrets never. */
export function openLog(isTerminal = process.stdout.isTTY === true, out?: Sink): ProcessLog {
  const json = pino({ level: 'trace', redact: SECRETS }, out ?? pino.destination({ fd: 1, sync: true }));
  const plain = pino({ level: 'trace', redact: SECRETS }, readableStream(out ?? process.stdout));
  let settings = (): ConsoleSettings => AT_FIRST;
  function write(level: LogLevel, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    const { EnableConsole, ConsoleLevel, ConsoleJson } = settings();
    if (EnableConsole && isLoud(level, ConsoleLevel)) (isTerminal || !ConsoleJson ? plain : json)[level](fields, message);
  }
  return {
    write,
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    report: (error, where, fields) =>
      write('error', 'something failed that should not', { ...fields, err: error instanceof Error ? error : new Error(String(error)), where }),
    follow(current) {
      settings = current;
    },
  };
}
