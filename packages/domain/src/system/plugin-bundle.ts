import { constants, gunzipSync } from 'node:zlib';
import { badRequest, switchedOff } from '@foremast/kernel/error';

const LOOKED_AT = 2048;
const MAGIC = 'ustar';
const MAGIC_AT = 257;

/** Does it begin as a compressed archive does? */
function isArchive(bytes: Uint8Array): boolean {
  try {
    const head = gunzipSync(bytes.subarray(0, LOOKED_AT), { finishFlush: constants.Z_SYNC_FLUSH });
    return head.toString('latin1', MAGIC_AT, MAGIC_AT + MAGIC.length) === MAGIC;
  } catch {
    return false;
  }
}

/** Plugins are programs that the original's server starts. A bundle that is none is called so; one that is cannot run here. */
export function refuseBundle(bytes: Uint8Array): never {
  throw isArchive(bytes) ? switchedOff('app.plugin.install.app_error') : badRequest('app.plugin.extract.app_error');
}
