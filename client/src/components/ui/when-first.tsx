import { type ReactNode, Suspense, useState } from 'react';

/** Mounts what it holds once it is first wanted, and keeps it: for dialogs whose code is loaded when they open. */
export function WhenFirst({ wanted, children }: { wanted: boolean; children: ReactNode }) {
  const [mounted, setMounted] = useState(wanted);
  if (wanted && !mounted) setMounted(true);
  return mounted ? <Suspense fallback={null}>{children}</Suspense> : null;
}
