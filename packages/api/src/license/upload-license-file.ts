import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { LicenseText, readLicense } from '@foremast/domain/system/license-file';
import { tellLicense } from '@foremast/domain/system/tell-license';
import { badRequest } from '@foremast/kernel/error';
import { filesOf, readForm } from '@foremast/kernel/form';
import { operation } from '@foremast/kernel/operation';

export const uploadLicenseFile = operation({
  id: 'UploadLicenseFile',
  method: 'POST',
  path: '/api/v4/license',
  summary: 'Take a licence file; this server grants everything without one.',
  rawBody: true,
  response: LicenseText,
  permission: () => [onUnrestrictedSystem('manage_license_information')],
  async handle(_, ctx) {
    const form = await readForm(ctx, 'api.license.add_license.no_file.app_error');
    const [file] = filesOf(form, 'license');
    if (!file) throw badRequest(form.has('license') ? 'api.license.add_license.array.app_error' : 'api.license.add_license.no_file.app_error');
    const license = readLicense(await file.text(), ctx.now());
    await tellLicense(ctx);
    return license;
  },
});
