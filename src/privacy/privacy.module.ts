import { Module } from '@nestjs/common';
import { PrivacyController } from './privacy.controller.js';
import { PrivacyPages } from './privacy.pages.js';

/** What is kept about people: to be read by them, and forgotten. */
@Module({ controllers: [PrivacyController, PrivacyPages] })
export class PrivacyModule {}
