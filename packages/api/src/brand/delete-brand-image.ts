import { deleteBrandImage as remove } from '@foremast/domain/brand/brand-image';
import { onSystem } from '@foremast/domain/permissions/system';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteBrandImage = operation({
  id: 'DeleteBrandImage',
  method: 'DELETE',
  path: '/api/v4/brand/image',
  summary: 'Take the picture off the sign-in page.',
  response: StatusOK,
  permission: () => [onSystem('edit_brand')],
  async handle(_, ctx) {
    await remove(ctx);
    return OK;
  },
});
