import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { LanguageContext } from '../texts/use-texts.ts';
import type { AppRouter } from './router.tsx';
import { theme } from './theme.ts';

/** Everything that pages find around them. */
export function Providers({ queryClient, router }: { queryClient: QueryClient; router: AppRouter }) {
  return (
    <LanguageContext value="en">
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </LanguageContext>
  );
}
