import { settings } from '../platform/settings.js';

/** Where the visit stands on the web. */
export const visitUrl = (visitId: string) => `${settings().baseUrl}/visits/${visitId}`;

/** Where another moment can be found. */
export const slotsUrl = () => `${settings().baseUrl}/slots`;

/** Where a lead decides. */
export const decisionsUrl = () => `${settings().baseUrl}/decisions`;

/** The page "I can't come", for the one person who holds the token. */
export const cannotComeUrl = (token: string) => `${settings().baseUrl}/cannot-come/${token}`;
