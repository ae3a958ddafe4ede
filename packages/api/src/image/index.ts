import { getImageByUrl } from './get-image-by-url.ts';

export const image = [getImageByUrl];
