import type { QueryClient } from '@tanstack/react-query';
import { paths } from './paths.ts';
import type { AppRouter } from './router.tsx';

/** Forgets all that was loaded and goes to sign-in, from where the way leads back to this page. */
export function toSignIn(router: AppRouter, queryClient: QueryClient): void {
  const { pathname, href } = router.state.location;
  if (pathname === paths.signIn) return;
  queryClient.clear();
  void router.navigate({ to: paths.signIn, search: { returnTo: href }, replace: true });
}
