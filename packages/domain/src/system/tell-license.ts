import { sanitisedLicense } from '@foremast/kernel/config/license';
import type { Ctx } from '@foremast/kernel/context';
import { licenseChanged } from '@foremast/wire/events';

/** Every client reads the licence again. What it grants is the same with and without a file. */
export const tellLicense = (ctx: Ctx): Promise<void> =>
  ctx.tx(async (tx) => tx.emit(licenseChanged, { license: { ...sanitisedLicense(ctx.app.published.license) } }, {}));
