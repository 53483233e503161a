import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '../people/public.decorator.js';
import { assetsFolder } from '../platform/views/assets.js';
import { type Answer, page } from '../platform/views/page.js';

const worker = readFileSync(join(assetsFolder, 'service-worker.js'), 'utf8');

/** What a browser keeps for when there is no network. */
@Public()
@Controller()
export class OfflinePages {
  /** Stands at the root, for a worker looks after what lies below its own address. */
  @Get('service-worker.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'no-cache')
  worker(): string {
    return worker;
  }

  @Get('offline')
  offline(): Answer {
    return page('pages/offline');
  }
}
