import { progress } from '@clack/prompts';
import type { Output } from './output.ts';

const PLAIN_EVERY_MS = 3_000;

export interface Bar {
  /** So much of the whole is done. */
  at(done: number, of: number, what: string): void;
  end(text: string): void;
}

/** A bar on a terminal; elsewhere a plain line every few seconds, and nothing at all for programs. */
export function startBar(out: Output): Bar {
  if (out.json) return { at: () => undefined, end: () => undefined };
  if (!process.stdout.isTTY) {
    let told = Date.now();
    return {
      at(done, of, what) {
        if (Date.now() - told < PLAIN_EVERY_MS) return;
        told = Date.now();
        console.log(`${what}: ${done} of ${of}`);
      },
      end: () => undefined,
    };
  }
  const bar = progress({ max: 100 });
  let shown = 0;
  bar.start('…');
  return {
    at(done, of, what) {
      const percent = of > 0 ? Math.min(100, Math.floor((100 * done) / of)) : 100;
      bar.advance(Math.max(0, percent - shown), `${what}: ${done} of ${of}`);
      shown = percent;
    },
    end: (text) => bar.stop(text),
  };
}
