import { paths } from './paths.ts';

/**
 * Loads the code of the page that most people open first while the server is still asked who they are; any other page's code comes
 * after that.
 */
export function warmUp(pathname: string): void {
  if (pathname !== paths.today) return;
  void import('./signed-in-layout.tsx');
  void import('./pages/today-page.tsx');
}
