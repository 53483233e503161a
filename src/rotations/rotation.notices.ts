import type { NoticeKind } from '../notices/notice-kind.js';
import { settings } from '../platform/settings.js';
import { say } from '../platform/views/locales.js';
import { findRotationOf } from './rotations.queries.js';

/** Where hires see their own. */
const ownRotationUrl = () => `${settings().baseUrl}/rotation`;

/** To the hire: nothing more is planned, and visits still to come may have been called off. */
export const rotationStopped: NoticeKind<{ rotationId: string }> = {
  isRequired: true,
  about: 'visiting',
  async load(tx, recipient, { rotationId }) {
    const rotation = await findRotationOf(tx, recipient.id);
    if (rotation?.id !== rotationId || rotation.state !== 'stopped') return null;
    return {
      subject: say(recipient, 'rotations.mail.stopped.subject'),
      template: 'mail/rotation-stopped',
      model: { reason: rotation.stoppedReason, url: ownRotationUrl() },
    };
  },
};
