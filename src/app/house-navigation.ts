import { Injectable } from '@nestjs/common';
import { type Actor, isAdmin, ledDepartmentIds } from '../people/person.rules.js';
import { settings } from '../platform/settings.js';
import { Navigation, type NavigationLink } from '../platform/views/navigation.js';

/** Who finds which page in the menu. */
@Injectable()
export class HouseNavigation extends Navigation {
  mainLinks(person: Actor): NavigationLink[] {
    const decides = isAdmin(person) || ledDepartmentIds(person).length > 0;
    return [
      { path: '/', labelKey: 'visits.start.title' },
      { path: '/slots', labelKey: 'slots.nav' },
      { path: '/visits', labelKey: 'visits.nav' },
      ...(decides ? [{ path: '/decisions', labelKey: 'visits.decisions.title' }] : []),
    ];
  }

  sideLinks(person: Actor): NavigationLink[] {
    return [
      ...(settings().smtpUrl ? [] : [{ path: '/outbox', labelKey: 'app.outbox.title' }]),
      ...(isAdmin(person) ? [{ path: '/failed-jobs', labelKey: 'app.jobs.title' }] : []),
    ];
  }
}
