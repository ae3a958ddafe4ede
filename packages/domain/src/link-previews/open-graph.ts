export interface OpenGraphImage {
  url: string;
  secure_url: string;
  type: string;
  width: number;
  height: number;
}

/** What a page says of itself, as clients show it. What they do not show is left empty. */
export interface OpenGraph {
  type: string;
  url: string;
  title: string;
  description: string;
  determiner: string;
  site_name: string;
  locale: string;
  locales_alternate: null;
  images: OpenGraphImage[] | null;
  audios: null;
  videos: null;
}

const LONGEST = 300;
const MOST_IMAGES = 5;
/** More than any page has; the rest is not looked at. */
const MOST_TAGS = 500;

/** The names and contents of a page's meta elements, in order, up to where its body begins. */
export async function metaOf(html: string): Promise<[string, string][]> {
  const { Parser } = await import('htmlparser2');
  const found: [string, string][] = [];
  let inBody = false;
  const parser = new Parser(
    {
      onopentag(name, { property, name: named, content }) {
        inBody ||= name === 'body';
        if (inBody || name !== 'meta' || found.length >= MOST_TAGS) return;
        const key = (property ?? named ?? '').trim().toLowerCase();
        if (key !== '' && content !== undefined) found.push([key, content.trim()]);
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  return found;
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}[...]` : text;
}

/** An address of the web, or a picture that an address holds itself; clients make links of them, and nothing else is to be behind one. */
function absolute(address: string, page: string): string {
  if (address === '' || !URL.canParse(address, page)) return '';
  const { href } = new URL(address, page);
  return /^(https?:\/\/|data:image\/)/i.test(href) ? href : '';
}
const size = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : 0);

function addImage(images: OpenGraphImage[], field: string, value: string, page: string): void {
  const fresh = () => images[images.push({ url: '', secure_url: '', type: '', width: 0, height: 0 }) - 1] as OpenGraphImage;
  if (field === '') {
    fresh().url = absolute(value, page);
    return;
  }
  const image = images.at(-1) ?? fresh();
  if (field === ':url') image.url = absolute(value, page);
  else if (field === ':secure_url') image.secure_url = absolute(value, page);
  else if (field === ':type') image.type = value;
  else if (field === ':width') image.width = size(value);
  else if (field === ':height') image.height = size(value);
}

/** A page's preview; undefined where it says too little of itself for one. `page` is the address it was asked for by. */
export async function openGraphOf(html: string, page: string): Promise<OpenGraph | undefined> {
  const said = new Map<string, string>();
  const images: OpenGraphImage[] = [];
  for (const [name, content] of await metaOf(html)) {
    if (name.startsWith('og:image')) addImage(images, name.slice('og:image'.length), content, page);
    else if (name.startsWith('og:')) said.set(name.slice(3), content);
  }
  const of = (name: string): string => said.get(name) ?? '';
  if (of('title') === '' && of('type') === '' && of('url') === '') return undefined;
  return {
    type: of('type'),
    url: absolute(of('url'), page) || page,
    title: shortened(of('title')),
    description: shortened(of('description')),
    determiner: '',
    site_name: shortened(of('site_name')),
    locale: '',
    locales_alternate: null,
    images: images.length > 0 ? images.slice(0, MOST_IMAGES) : null,
    audios: null,
    videos: null,
  };
}
