import { downloadSystemLogs } from './download-system-logs.ts';
import { getLogs } from './get-logs.ts';
import { postLog } from './post-log.ts';
import { queryLogs } from './query-logs.ts';

export const logs = [downloadSystemLogs, getLogs, postLog, queryLogs];
