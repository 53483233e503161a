import { Module } from '@nestjs/common';
import { HostingController } from './hosting.controller.js';
import { HostsController } from './hosts.controller.js';

@Module({ controllers: [HostingController, HostsController] })
export class HostsModule {}
