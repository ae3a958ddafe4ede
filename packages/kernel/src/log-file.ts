import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from './config/settings.ts';
import { isLoud, type Log, type LogLevel } from './log.ts';

const NAME = 'foremast';
const LARGEST = 100 * 1024 * 1024;
/** So many earlier files are kept. */
const KEPT = 5;
const SOON_MS = 200;

const two = (n: number) => String(n).padStart(2, '0');
const stamp = (time: Date) =>
  `${time.getUTCFullYear()}-${two(time.getUTCMonth() + 1)}-${two(time.getUTCDate())} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}.${String(time.getUTCMilliseconds()).padStart(3, '0')} Z`;

/** The log's lines in a file, as the console shows them: JSON with `timestamp`, `level`, `msg`. It follows `LogSettings`. */
export class LogFile implements Log {
  private waiting: string[] = [];
  private timer: Timer | undefined;
  private size = 0;
  private opened: string | undefined;

  constructor(
    private readonly settings: () => Settings['LogSettings'],
    private readonly dataFolder: string,
  ) {}

  /** Where the lines go; undefined while the settings want none. */
  path(): string | undefined {
    const { EnableFile, FileLocation } = this.settings();
    return EnableFile ? join(FileLocation || join(this.dataFolder, 'logs'), `${NAME}.log`) : undefined;
  }

  write(level: LogLevel, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    const { EnableFile, FileLevel } = this.settings();
    if (!EnableFile || !isLoud(level, FileLevel)) return;
    this.waiting.push(JSON.stringify({ timestamp: stamp(new Date()), level, msg: message, ...fields }));
    if (level === 'error') this.flush();
    else this.timer ??= setTimeout(() => this.flush(), SOON_MS);
  }

  /** Writes what waits. What cannot be written is dropped: a full disk must not stop the server. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const path = this.path();
    const lines = this.waiting.splice(0);
    if (path === undefined || lines.length === 0) return;
    try {
      if (this.opened !== path) this.open(path);
      const text = `${lines.join('\n')}\n`;
      if (this.size + text.length > LARGEST) this.rotate(path);
      appendFileSync(path, text, { mode: 0o600 });
      this.size += text.length;
    } catch {
      this.opened = undefined;
    }
  }

  private open(path: string): void {
    mkdirSync(dirname(path), { recursive: true });
    this.size = existsSync(path) ? statSync(path).size : 0;
    this.opened = path;
  }

  private rotate(path: string): void {
    const folder = dirname(path);
    renameSync(path, join(folder, `${NAME}-${new Date().toISOString().replace(/[:.]/g, '-')}.log`));
    this.size = 0;
    const old = readdirSync(folder).filter((name) => name.startsWith(`${NAME}-`) && name.endsWith('.log'));
    for (const name of old.sort().slice(0, -KEPT)) rmSync(join(folder, name), { force: true });
  }
}
