import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { type Asset, listAssets } from '../views/assets.js';

type Encoding = 'br' | 'gzip';

// A little larger than the best that Brotli can do, in a sixth of the time.
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

const compressors: Record<Encoding, (content: Buffer) => Promise<Buffer>> = {
  br: (content) => promisify(brotliCompress)(content, brotliOptions),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
};

const FOR_GOOD = 'public, max-age=31536000, immutable';

/** Serves every asset, from memory; each is compressed once, when it is first asked for. */
export function serveAssets(fastify: FastifyInstance): void {
  for (const asset of listAssets()) {
    const encoded = keepEncoded(asset);
    fastify.get<{ Querystring: { v?: string } }>(asset.path, { compress: false }, async (request, reply) => {
      const encoding = chooseEncoding(request.headers['accept-encoding']);
      // Another version: an old page, or one of a newer server beside this. What it gets must not stay under that address.
      const isAsked = request.query.v === asset.version;
      void reply
        .type(asset.contentType)
        .header('cache-control', isAsked ? FOR_GOOD : 'no-cache')
        .header('vary', 'accept-encoding');
      if (!encoding) return asset.content;
      void reply.header('content-encoding', encoding);
      return encoded(encoding);
    });
  }
}

function chooseEncoding(accepted = ''): Encoding | null {
  const isAccepted = (name: Encoding) => new RegExp(`\\b${name}\\b(?! *; *q=0(\\.0*)? *(,|$))`, 'i').test(accepted);
  if (isAccepted('br')) return 'br';
  return isAccepted('gzip') ? 'gzip' : null;
}

function keepEncoded({ content }: Asset): (encoding: Encoding) => Promise<Buffer> {
  const kept = new Map<Encoding, Promise<Buffer>>();
  return (encoding) => {
    const known = kept.get(encoding) ?? compressors[encoding](content);
    kept.set(encoding, known);
    return known;
  };
}
