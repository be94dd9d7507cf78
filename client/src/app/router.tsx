import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { AssignmentStatus } from '../../../shared/words.ts';
import { ApiError } from '../api/api-error.ts';
import { meQuery } from '../features/session/api/me.ts';
import { BrokenPage } from './broken-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { paths } from './paths.ts';
import { PendingPage } from './pending-page.tsx';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()();

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.signIn,
  validateSearch: z.object({ returnTo: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

/** Around every page for people who are signed in; others go to sign-in and come back after it. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const user = await context.queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      throw redirect({ to: paths.signIn, search: { returnTo: location.href }, replace: true });
    });
    return { user };
  },
  component: lazyRouteComponent(() => import('./signed-in-layout.tsx'), 'SignedInLayout'),
});

const todayRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.today,
  validateSearch: z.object({ status: AssignmentStatus.optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage'),
});

const assignRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.assign,
  component: lazyRouteComponent(() => import('./assign-page.tsx'), 'AssignPage'),
});

const submissionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.submission,
  component: lazyRouteComponent(() => import('./submission-page.tsx'), 'SubmissionPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  signedInRoute.addChildren([todayRoute, assignRoute, submissionRoute]),
]);

export type AppRouter = ReturnType<typeof createAppRouter>;

/** The pages, each loaded when it is first opened or its link is pointed at. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: PendingPage,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: NotFoundPage,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
