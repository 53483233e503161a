import { Text } from '../platform/http/fields.js';
import { RequestVisitInput } from '../visits/visits.dto.js';

const HASH_LENGTH = 64;

export class AcceptStatementInput {
  @Text({ max: HASH_LENGTH, missing: 'accept-statement', description: 'The hash of the words that were read.' })
  statementHash: string;
}

/** A request by somebody who has yet to accept the statement. */
export class RequestAndAcceptInput extends RequestVisitInput {
  @Text({ max: HASH_LENGTH, missing: 'accept-statement' })
  statementHash: string;
}
