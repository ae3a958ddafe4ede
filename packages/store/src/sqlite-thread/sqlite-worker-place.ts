/** Where the thread's code is. The single binary has it elsewhere: `scripts/build.ts` says where. */
export const sqliteWorkerPlace: string | URL = new URL('./sqlite-worker.ts', import.meta.url);
