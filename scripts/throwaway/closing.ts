const closers: (() => Promise<void>)[] = [];
let closed: Promise<void> = Promise.resolve();

/** Has something closed at the end, whatever that end is; the last one first. */
export function atEnd(close: () => Promise<void>): void {
  closers.push(close);
}

/** Closes what was opened so far. Whoever else is closing is waited for. */
export function closeAll(): Promise<void> {
  closed = closed.then(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });
  return closed;
}

/** Closes all when the process is told to stop, and ends it then. */
export function closeOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, async () => {
      await closeAll();
      process.exit(130);
    });
  }
}
