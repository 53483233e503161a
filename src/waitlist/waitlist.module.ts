import { Module } from '@nestjs/common';
import { OfferPages } from './offer.pages.js';
import { WaitlistController } from './waitlist.controller.js';

@Module({ controllers: [OfferPages, WaitlistController] })
export class WaitlistModule {}
