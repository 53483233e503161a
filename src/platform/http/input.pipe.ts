import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { InvalidInput, NotFound } from '../refusal.js';
import { validateInput } from './validate-input.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Bodies and queries become instances of their input class; an id that is no UUID cannot be anybody's. */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type === 'param' && data === 'id' && !(typeof value === 'string' && UUID.test(value)))
      throw new NotFound('page');
    if (type !== 'body' && type !== 'query') return value;
    if (!metatype || metatype === Object || metatype === String) return value;
    if (type === 'body' && Array.isArray(value)) throw new InvalidInput([{ field: '', rule: 'required', facts: {} }]);
    return validateInput(metatype as new () => object, value);
  }
}
