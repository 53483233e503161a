import { Module } from '@nestjs/common';
import { AccountPages } from './account.pages.js';
import { LanguagePages } from './language.pages.js';
import { SignInPages } from './sign-in.pages.js';

@Module({ controllers: [AccountPages, LanguagePages, SignInPages] })
export class PeopleModule {}
