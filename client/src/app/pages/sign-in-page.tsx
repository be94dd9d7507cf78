import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { User } from '../../../../shared/contracts/auth.ts';
import { Logo } from '../../components/layout/logo.tsx';
import { ThemeToggle } from '../../components/layout/theme-toggle.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { meQuery } from '../../features/session/api/me.ts';
import { SignInForm } from '../../features/session/components/sign-in-form.tsx';
import { returnPath } from '../../features/session/return-path.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { paths } from '../paths.ts';
import classes from './sign-in-page.module.css';

const route = getRouteApi(paths.signIn);

/** The door: after it the page that was wanted. */
export function SignInPage() {
  const texts = useTexts().signIn;
  const { returnTo } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const enter = (user: User) => {
    queryClient.setQueryData(meQuery.queryKey, user);
    router.history.replace(returnPath(returnTo, paths.today));
  };
  return (
    <div className={classes.page}>
      <div className={classes.corner}>
        <ThemeToggle />
      </div>
      <main className={classes.card}>
        <div className={classes.logo}>
          <Logo />
        </div>
        <PageHead title={texts.title} lead={texts.lead} />
        <SignInForm onSignedIn={enter} />
        <p className={classes.hint}>{texts.firstStart}</p>
      </main>
    </div>
  );
}
