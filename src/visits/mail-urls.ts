import { settings } from '../platform/settings.js';

/** Where the visit stands on the web. */
export const visitUrl = (visitId: string) => `${settings().baseUrl}/visits/${visitId}`;

/** Where another moment can be found. */
export const slotsUrl = () => `${settings().baseUrl}/slots`;

/** Where one moment can be asked for. */
export const slotUrl = (slotId: string) => `${slotsUrl()}/${slotId}`;

/** Where a lead decides. */
export const decisionsUrl = () => `${settings().baseUrl}/decisions`;

/** The page "I can't come", for the one person who holds the token. */
export const cannotComeUrl = (token: string) => `${settings().baseUrl}/cannot-come/${token}`;

/** Where a lead sees the hosts of a department, and who has none. */
export const hostsUrl = (departmentId: string) => `${settings().baseUrl}/floor/hosts?departmentId=${departmentId}`;

/** Where hosts say what they wish. */
export const hostingUrl = () => `${settings().baseUrl}/hosting`;
