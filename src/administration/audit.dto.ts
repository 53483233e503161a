import { Id, Text } from '../platform/http/fields.js';

/** As the form of the audit page sends it: what is left empty does not count. */
export class AuditSearchInput {
  @Text({ min: 0, max: 100, optional: true })
  who?: string;

  @Text({ min: 0, max: 100, optional: true })
  act?: string;

  @Text({ min: 0, max: 100, optional: true })
  kind?: string;

  @Text({ min: 0, max: 10, optional: true, description: 'A date, the first day.' })
  from?: string;

  @Text({ min: 0, max: 10, optional: true, description: 'A date, the last day.' })
  to?: string;

  @Text({ min: 0, max: 200, optional: true })
  text?: string;

  @Id({ optional: true })
  subjectId?: string;

  @Text({ max: 300, optional: true })
  cursor?: string;
}
