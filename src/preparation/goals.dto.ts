import { Texts, YesNo } from '../platform/http/fields.js';

export class ChangeGoalsInput {
  @Texts({ min: 1, max: 3, length: 500, description: 'What the visitor wants to find out.' })
  learningGoals: string[];

  @YesNo({ optional: true, description: "Whether what looks like a customer's data is none." })
  isVouched?: boolean;
}
