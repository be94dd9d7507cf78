import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { ApiError } from '../api/api-error.ts';
import { meQuery } from '../features/session/api/me.ts';
import { assignSearch } from './pages/assign-search.ts';
import { auditSearch } from './pages/audit-search.ts';
import { BrokenPage } from './pages/broken-page.tsx';
import { conversationsSearch } from './pages/conversations-search.ts';
import { machinesSearch } from './pages/machines-search.ts';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { operatorsSearch } from './pages/operators-search.ts';
import { PendingPage } from './pages/pending-page.tsx';
import { peopleSearch } from './pages/people-search.ts';
import { setupSearch } from './pages/setup-search.ts';
import { submissionSearch } from './pages/submission-search.ts';
import { submissionsSearch } from './pages/submissions-search.ts';
import { templateSearch } from './pages/template-search.ts';
import { templatesSearch } from './pages/templates-search.ts';
import { todaySearch } from './pages/today-search.ts';
import { paths } from './paths.ts';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()();

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.signIn,
  validateSearch: z.object({ returnTo: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'SignInPage'),
});

const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.welcome,
  component: lazyRouteComponent(() => import('./pages/welcome-page.tsx'), 'WelcomePage'),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.invitation,
  component: lazyRouteComponent(() => import('./pages/invitation-page.tsx'), 'InvitationPage'),
});

/** Pages are for people who are signed in; others go to sign-in and come back after it. */
async function needUser({
  context,
  location,
}: {
  context: { queryClient: QueryClient };
  location: { href: string };
}) {
  const user = await context.queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    throw redirect({ to: paths.signIn, search: { returnTo: location.href }, replace: true });
  });
  return { user };
}

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: needUser,
  component: lazyRouteComponent(() => import('./signed-in-layout.tsx'), 'SignedInLayout'),
});

/** For paper: without the frame. */
const bareRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'bare',
  beforeLoad: needUser,
  component: lazyRouteComponent(() => import('./bare-layout.tsx'), 'BareLayout'),
});

const todayRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.today,
  validateSearch: todaySearch,
  component: lazyRouteComponent(() => import('./pages/today-page.tsx'), 'TodayPage'),
});

const assignRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.assign,
  validateSearch: assignSearch,
  component: lazyRouteComponent(() => import('./pages/assign-page.tsx'), 'AssignPage'),
});

const conversationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.conversations,
  validateSearch: conversationsSearch,
  component: lazyRouteComponent(() => import('./pages/conversations-page.tsx'), 'ConversationsPage'),
});

const conversationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.conversation,
  validateSearch: conversationsSearch,
  component: lazyRouteComponent(() => import('./pages/conversation-page.tsx'), 'ConversationPage'),
});

const submissionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.submissions,
  validateSearch: submissionsSearch,
  component: lazyRouteComponent(() => import('./pages/submissions-page.tsx'), 'SubmissionsPage'),
});

const submissionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.submission,
  validateSearch: submissionSearch,
  component: lazyRouteComponent(() => import('./pages/submission-page.tsx'), 'SubmissionPage'),
});

const submissionPrintRoute = createRoute({
  getParentRoute: () => bareRoute,
  path: paths.submissionPrint,
  component: lazyRouteComponent(() => import('./pages/submission-print-page.tsx'), 'SubmissionPrintPage'),
});

const templatesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.templates,
  validateSearch: templatesSearch,
  component: lazyRouteComponent(() => import('./pages/templates-page.tsx'), 'TemplatesPage'),
});

const newTemplateRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.newTemplate,
  component: lazyRouteComponent(() => import('./pages/new-template-page.tsx'), 'NewTemplatePage'),
});

const templateRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.template,
  validateSearch: templateSearch,
  component: lazyRouteComponent(() => import('./pages/template-page.tsx'), 'TemplatePage'),
});

const editTemplateRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.editTemplate,
  component: lazyRouteComponent(() => import('./pages/edit-template-page.tsx'), 'EditTemplatePage'),
});

const machinesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.machines,
  validateSearch: machinesSearch,
  component: lazyRouteComponent(() => import('./pages/machines-page.tsx'), 'MachinesPage'),
});

const importMachinesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.importMachines,
  component: lazyRouteComponent(() => import('./pages/import-machines-page.tsx'), 'ImportMachinesPage'),
});

const machineRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.machine,
  component: lazyRouteComponent(() => import('./pages/machine-page.tsx'), 'MachinePage'),
});

const operatorsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.operators,
  validateSearch: operatorsSearch,
  component: lazyRouteComponent(() => import('./pages/operators-page.tsx'), 'OperatorsPage'),
});

const importOperatorsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.importOperators,
  component: lazyRouteComponent(() => import('./pages/import-operators-page.tsx'), 'ImportOperatorsPage'),
});

const operatorRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.operator,
  component: lazyRouteComponent(() => import('./pages/operator-page.tsx'), 'OperatorPage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.people,
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('./pages/people-page.tsx'), 'PeoplePage'),
});

const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.account,
  component: lazyRouteComponent(() => import('./pages/account-page.tsx'), 'AccountPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.audit,
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./pages/audit-page.tsx'), 'AuditPage'),
});

const systemRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.system,
  component: lazyRouteComponent(() => import('./pages/system-page.tsx'), 'SystemPage'),
});

const setupRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.setup,
  validateSearch: setupSearch,
  component: lazyRouteComponent(() => import('./pages/setup-page.tsx'), 'SetupPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  welcomeRoute,
  invitationRoute,
  bareRoute.addChildren([submissionPrintRoute]),
  signedInRoute.addChildren([
    todayRoute,
    assignRoute,
    conversationsRoute,
    conversationRoute,
    submissionsRoute,
    submissionRoute,
    templatesRoute,
    newTemplateRoute,
    templateRoute,
    editTemplateRoute,
    machinesRoute,
    importMachinesRoute,
    machineRoute,
    operatorsRoute,
    importOperatorsRoute,
    operatorRoute,
    peopleRoute,
    accountRoute,
    auditRoute,
    systemRoute,
    setupRoute,
  ]),
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
