import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { InvalidInput } from '../refusal.js';
import { readId } from './read-id.js';
import { validateInput } from './validate-input.js';

/** Bodies and queries become instances of their input class; an id that is no UUID cannot be anybody's. */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type === 'param' && data === 'id') return readId(value);
    if (type !== 'body' && type !== 'query') return value;
    if (!metatype || metatype === Object || metatype === String) return value;
    if (type === 'body' && Array.isArray(value)) throw new InvalidInput([{ field: '', rule: 'required', facts: {} }]);
    return validateInput(metatype as new () => object, value);
  }
}
