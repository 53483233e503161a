import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { ForbiddenException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { readFileText } from '../imports/file-text.rules.js';
import { isFromOurPages } from '../platform/http/same-origin.js';
import { InputPipe } from '../platform/http/input.pipe.js';
import { readableUrl } from '../platform/http/readable-url.js';
import { serveAssets } from '../platform/http/serve-assets.js';
import type { Settings } from '../platform/settings.js';
import { AppModule } from './app.module.js';
import type { House } from './house.js';
import { serveApiDocs } from './api-docs.js';

const MAX_BODY_BYTES = 1_000_000;
const MAX_FILE_BYTES = 10_000_000;

/** The whole web server over a house that is open; not listening yet. */
export async function createHttpServer(house: House, settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: settings.trustProxy,
    bodyLimit: MAX_BODY_BYTES,
    genReqId: (_: IncomingMessage) => randomUUID(),
    rewriteUrl: readableUrl,
    // On shutdown requests in flight are answered; kept-alive connections without one are closed.
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(house), adapter, { abortOnError: false });
  const isSecure = settings.baseUrl.startsWith('https:');
  await app.register(cookie);
  await app.register(compress, { encodings: ['br', 'gzip'] });
  await app.register(multipart, {
    limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 20, fieldSize: MAX_FILE_BYTES },
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure,
    // Pages in a sandbox, such as a mail, cannot keep it, and the browser says so every time.
    originAgentCluster: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  const ownOrigin = new URL(settings.baseUrl).origin;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.decorateRequest('person', null);
  readFiles(fastify);
  endConnectionsOnClose(fastify);
  keepForOneReader(fastify);
  serveAssets(fastify);
  fastify.addHook('onRequest', async (request) => {
    if (!isFromOurPages(request, ownOrigin)) throw new ForbiddenException();
  });
  app.useGlobalPipes(new InputPipe());
  serveApiDocs(app);
  return app;
}

/** A body that is a file of its own, whatever its encoding, is its content. */
function readFiles(fastify: FastifyInstance): void {
  const options = { parseAs: 'buffer', bodyLimit: MAX_FILE_BYTES } as const;
  fastify.addContentTypeParser<Buffer>('text/csv', options, (_, body, done) => {
    done(null, { content: readFileText(body) });
  });
}

/** What does not say otherwise was said to one reader: nothing on the way may keep it for another. */
function keepForOneReader(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (_, reply) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'private, no-cache');
  });
}

/**
 * Once the server closes, connections end with the answers they wait for. The ones that never asked for anything, which
 * browsers like to keep ready, count as busy for Node and would keep the process for as long as their clients like.
 */
function endConnectionsOnClose(fastify: FastifyInstance): void {
  let isClosing = false;
  let unanswered = 0;
  const endTheRest = () => {
    if (isClosing && unanswered === 0) fastify.server.closeAllConnections();
  };
  fastify.addHook('onRequest', async (_, reply) => {
    unanswered++;
    // Also when the client is gone before it is answered, which `onResponse` is not told of.
    reply.raw.once('close', () => {
      unanswered--;
      setImmediate(endTheRest);
    });
  });
  fastify.addHook('preClose', async () => {
    isClosing = true;
    setImmediate(endTheRest);
  });
  fastify.addHook('onSend', async (_, reply) => {
    if (isClosing) void reply.header('connection', 'close');
  });
}
