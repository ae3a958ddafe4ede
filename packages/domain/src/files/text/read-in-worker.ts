import { JobStopped } from '@foremast/kernel/job';
import { TEXT_LIMITS, type TextLimits, TextRefused } from './text-budget.ts';
import type { TextAnswer, TextOrder } from './text-worker.ts';
import { textWorkerPlace } from './text-worker-place.ts';

export interface ReadFileText {
  readonly text: string;
  /** As the indexes have them. */
  readonly words: readonly string[];
}

const WATCH_MS = 100;

type Order = Omit<TextOrder, 'limits'>;

/** Files are read one after another: each may take memory. */
let last: Promise<unknown> = Promise.resolve();

/** Reads a file of this machine in a thread of its own, which is ended when it takes too long, or is told to stop. Throws `TextRefused`, `JobStopped`. */
export function readInWorker(order: Order, limits: TextLimits = TEXT_LIMITS, signal?: AbortSignal): Promise<ReadFileText> {
  const mine = last.then(() => readNow(order, limits, signal));
  last = mine.catch(() => undefined);
  return mine;
}

function readNow(order: Order, limits: TextLimits, signal: AbortSignal | undefined): Promise<ReadFileText> {
  if (signal?.aborted) throw new JobStopped();
  return new Promise<ReadFileText>((resolve, reject) => {
    const worker = new Worker(textWorkerPlace, { smol: true } as WorkerOptions);
    const end = (finish: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener('abort', stop);
      worker.terminate();
      finish();
    };
    const stop = () => end(() => reject(new JobStopped()));
    signal?.addEventListener('abort', stop);
    const timer = setTimeout(() => end(() => reject(new TextRefused('reading it takes too long'))), limits.milliseconds);
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.memory) end(() => reject(new TextRefused('reading it takes too much memory')));
    }, WATCH_MS);
    worker.onerror = ({ message }) => end(() => reject(new TextRefused(message)));
    worker.onmessage = ({ data }: MessageEvent<TextAnswer>) =>
      end(() =>
        'refused' in data
          ? reject(new TextRefused(data.refused))
          : resolve({ text: data.text, words: data.words === '' ? [] : data.words.split(' ') }),
      );
    worker.postMessage({ ...order, limits });
  });
}
