declare const FOREMAST_COMMIT: string | undefined;

/** Which code this is: the build writes its commit in; run from source there is none. */
export const BUILD_HASH: string = typeof FOREMAST_COMMIT === 'string' ? FOREMAST_COMMIT : 'source';
