import { deleteBrandImage } from './delete-brand-image.ts';
import { getBrandImage } from './get-brand-image.ts';
import { uploadBrandImage } from './upload-brand-image.ts';

export const brand = [deleteBrandImage, getBrandImage, uploadBrandImage];
