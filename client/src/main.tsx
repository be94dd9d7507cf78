import '@mantine/core/styles.css';
import './app/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { createQueryClient } from './api/query-client.ts';
import { Providers } from './app/providers.tsx';
import { createAppRouter } from './app/router.tsx';
import { toSignIn } from './app/to-sign-in.ts';
import { warmUp } from './app/warm-up.ts';

// The page's CSP forbids eval; without this zod would try it once and have the attempt reported.
z.config({ jitless: true });

warmUp(location.pathname);

const queryClient = createQueryClient({ onSignedOut: () => toSignIn(router, queryClient) });
const router = createAppRouter(queryClient);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Providers queryClient={queryClient} router={router} />
  </StrictMode>,
);
