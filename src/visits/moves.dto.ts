import { Id, Texts, YesNo } from '../platform/http/fields.js';

export class RequestMoveInput {
  @Id()
  slotId: string;

  @Texts({ min: 1, max: 3, length: 500, optional: true, description: 'Those of the visit it is now when left out.' })
  learningGoals?: string[];

  @YesNo({ optional: true, description: "Whether what looks like a customer's data is none." })
  isVouched?: boolean;
}
