import { brandImage } from '@foremast/domain/brand/brand-image';
import { operation, Raw } from '@foremast/kernel/operation';

// Nothing there is an empty 404, not an error in the usual shape: the sign-in page asks for it.
export const getBrandImage = operation({
  id: 'GetBrandImage',
  method: 'GET',
  path: '/api/v4/brand/image',
  summary: 'The picture on the sign-in page.',
  response: Raw,
  permission: 'public',
  noCsrf: true,
  async handle(_, ctx) {
    const image = await brandImage(ctx);
    if (!image) return new Response(null, { status: 404, headers: { 'content-type': 'application/json' } });
    return new Response(image, { headers: { 'content-type': 'image/png' } });
  },
});
