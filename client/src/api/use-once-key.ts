import { useCallback, useRef } from 'react';

/**
 * Makes keys for requests that must act once: the same key as long as the same is asked for, so that trying again after a lost answer
 * makes nothing twice.
 */
export function useOnceKey(): (body: unknown) => string {
  const last = useRef({ asked: '', key: '' });
  return useCallback((body: unknown) => {
    const asked = JSON.stringify(body);
    if (asked !== last.current.asked) last.current = { asked, key: newKey() };
    return last.current.key;
  }, []);
}

/** Not `randomUUID`: that one is missing where the page is served without TLS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
