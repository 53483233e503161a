import { Email, OneOf, Text } from '../platform/http/fields.js';
import { type Language, languages } from '../platform/views/languages.js';

export class EmailInput {
  @Email()
  email: string;

  @Text({ min: 0, max: 500, optional: true })
  next?: string;
}

export class CodeInput {
  @Text({ max: 6 })
  code: string;
}

export class LanguageInput {
  @OneOf(languages)
  language: Language;
}

export class TokenNameInput {
  @Text({ max: 100 })
  name: string;
}
