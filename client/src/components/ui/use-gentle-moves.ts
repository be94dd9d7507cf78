import { type RefObject, useLayoutEffect, useRef } from 'react';

const MOVE_MS = 220;
const MARK_MS = 900;

/**
 * Lets the rows inside `ref` glide to where they belong when a list changes by itself, and marks those that are new or changed.
 * Rows are elements with `data-id`, and `ref` is what their place is counted from (positioned); `data-mark` is what counts as a change. Does nothing for people who asked for less motion.
 */
export function useGentleMoves(ref: RefObject<HTMLElement | null>): void {
  const before = useRef<Map<string, { top: number; mark: string | undefined }> | null>(null);
  useLayoutEffect(() => {
    const frame = ref.current;
    if (!frame) return;
    const from = before.current;
    const now = new Map<string, { top: number; mark: string | undefined }>();
    for (const row of frame.querySelectorAll<HTMLElement>('[data-id]')) {
      const top = row.offsetTop;
      const { id = '', mark } = row.dataset;
      now.set(id, { top, mark });
      if (from && !wantsLessMotion()) animate(row, from.get(id), { top, mark });
    }
    before.current = now;
  });
}

type Place = { top: number; mark: string | undefined };

function animate(row: HTMLElement, from: Place | undefined, to: Place): void {
  if (!from) {
    row.animate({ opacity: [0, 1] }, { duration: MOVE_MS, easing: 'ease-out' });
  } else if (Math.abs(from.top - to.top) > 1) {
    const transform = [`translateY(${from.top - to.top}px)`, 'none'];
    row.animate({ transform }, { duration: MOVE_MS, easing: 'ease-out' });
  }
  if (from?.mark !== to.mark) {
    const backgroundColor = ['var(--k-busy-back)', 'var(--k-card)'];
    row.animate({ backgroundColor }, { duration: MARK_MS, easing: 'ease-out' });
  }
}

const wantsLessMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
