import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { User } from '../../../shared/contracts/auth.ts';
import classes from '../components/layout/nav.module.css';
import { IconMenu } from '../components/ui/icons.tsx';
import { may } from '../features/session/may.ts';
import { SystemDot } from '../features/system/components/system-dot.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { navGroups } from './nav-items.tsx';
import { SetupLink } from './setup-link.tsx';

const MoreDrawer = lazy(async () => ({
  default: (await import('../components/layout/more-drawer.tsx')).MoreDrawer,
}));

/** Every place that this user may see, in groups. */
export function NavLinks({ user, onLeave }: { user: User; onLeave?: () => void }) {
  const texts = useTexts().nav;
  const groups = navGroups(user).map(({ title, items }) => (
    <div key={title}>
      <div className={classes.group}>{texts.groups[title]}</div>
      {items.map(({ place, to, icon }) => (
        <Link
          key={place}
          to={to}
          className={classes.link}
          onClick={onLeave}
          activeOptions={{ exact: to === '/', includeSearch: false }}
        >
          {icon}
          {texts[place]}
          {place === 'system' && <SystemDot className={classes.end} />}
        </Link>
      ))}
    </div>
  ));
  return (
    <>
      {may(user, 'manager') && <SetupLink onLeave={onLeave} />}
      {groups}
    </>
  );
}

/** The places visited most, at the bottom of a phone, and a drawer with all of them. */
export function NavTabs({ user }: { user: User }) {
  const texts = useTexts().nav;
  const [open, setOpen] = useState(false);
  return (
    <>
      {navGroups(user)[0]?.items.map(({ place, to, icon }) => (
        <Link
          key={place}
          to={to}
          className={classes.tab}
          activeOptions={{ exact: to === '/', includeSearch: false }}
        >
          {icon}
          {texts[place]}
        </Link>
      ))}
      <button type="button" className={classes.tab} onClick={() => setOpen(true)} data-testid="nav-more">
        <IconMenu />
        {texts.more}
      </button>
      {open && (
        <Suspense fallback={null}>
          <MoreDrawer onClose={() => setOpen(false)}>
            <NavLinks user={user} onLeave={() => setOpen(false)} />
          </MoreDrawer>
        </Suspense>
      )}
    </>
  );
}
