import { refuseCustomerData } from '../platform/customer-data.js';

/** Throws InvalidInput where what somebody wants to find out names a customer, unless its writer says it is none. */
export const checkGoals = ({ learningGoals, isVouched }: { learningGoals: string[]; isVouched?: boolean }): void =>
  refuseCustomerData({ field: 'learningGoals', text: learningGoals.join('\n'), isVouched });
