import type { ReactNode } from 'react';
import type { User } from '../../../shared/contracts/auth.ts';
import {
  IconAudit,
  IconChat,
  IconDone,
  IconMachine,
  IconOperator,
  IconPeople,
  IconSystem,
  IconTemplate,
  IconToday,
} from '../components/ui/icons.tsx';
import { may } from '../features/session/may.ts';
import type { Texts } from '../texts/en.ts';
import { paths } from './paths.ts';

type Place =
  | 'today'
  | 'conversations'
  | 'submissions'
  | 'templates'
  | 'machines'
  | 'operators'
  | 'people'
  | 'audit'
  | 'system';

export interface NavItem {
  place: Place;
  to: (typeof paths)[Place];
  icon: ReactNode;
}

const item = (place: Place, icon: ReactNode): NavItem => ({ place, to: paths[place], icon });

/** The places of the web app that this user may see, in groups. */
export function navGroups(
  user: Pick<User, 'role'>,
): { title: keyof Texts['nav']['groups']; items: NavItem[] }[] {
  return [
    {
      title: 'work',
      items: [
        item('today', <IconToday />),
        item('conversations', <IconChat />),
        item('submissions', <IconDone />),
      ],
    },
    {
      title: 'plan',
      items: [
        item('templates', <IconTemplate />),
        item('machines', <IconMachine />),
        item('operators', <IconOperator />),
      ],
    },
    {
      title: 'admin',
      items: [
        ...(may(user, 'admin') ? [item('people', <IconPeople />), item('audit', <IconAudit />)] : []),
        item('system', <IconSystem />),
      ],
    },
  ];
}
