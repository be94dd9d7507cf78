import { type ReactNode, Suspense, useEffect, useState } from 'react';

interface Props {
  wanted: boolean;
  children: (opened: boolean) => ReactNode;
}

/** Mounts a dialog whose code is loaded when it is first wanted, and keeps it. */
export function WhenFirst({ wanted, children }: Props) {
  const [mounted, setMounted] = useState(wanted);
  if (wanted && !mounted) setMounted(true);
  if (!mounted) return null;
  return (
    <Suspense fallback={null}>
      <MountedClosed wanted={wanted}>{children}</MountedClosed>
    </Suspense>
  );
}

/** A dialog gives the focus back only when it was mounted before it opened. */
function MountedClosed({ wanted, children }: Props) {
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(wanted), [wanted]);
  return children(opened);
}
