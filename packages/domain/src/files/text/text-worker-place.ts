/** Where the worker's code is. The single binary has it elsewhere: `scripts/build.ts` says where. */
export const textWorkerPlace: string | URL = new URL('./text-worker.ts', import.meta.url);
