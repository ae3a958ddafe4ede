import { setDefaultTimeout } from 'bun:test';

// Tests start servers and processes: on a busy machine that takes longer than Bun's five seconds.
setDefaultTimeout(60_000);
