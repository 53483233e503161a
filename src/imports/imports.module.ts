import { Module } from '@nestjs/common';
import { ImportPages } from './import.pages.js';
import { ImportsController } from './imports.controller.js';
import { ImportsPages } from './imports.pages.js';

@Module({ controllers: [ImportsController, ImportsPages, ImportPages] })
export class ImportsModule {}
