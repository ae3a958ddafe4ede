import { switchedOff } from '@foremast/kernel/error';
import { publicJob } from '../public-job.ts';

/** Can be asked for, as clients do; the job itself says that this server does not do it yet. */
const notHere = (type: string) =>
  publicJob({
    type,
    run() {
      throw switchedOff('app.job.not_available.app_error');
    },
  });

export const exportProcess = notHere('export_process');
export const importProcess = notHere('import_process');
