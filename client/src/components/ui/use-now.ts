import { useEffect, useState } from 'react';

/** The current time, renewed every `everyMs`, so that what is overdue shows without a reload. */
export function useNow(everyMs: number): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
