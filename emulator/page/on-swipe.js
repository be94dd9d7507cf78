const FAR_ENOUGH_PX = 64;

/** Calls back when a finger drags the line to the right: WhatsApp's gesture for a reply. */
export function onSwipe(line, callback) {
  let startX = 0;
  let startY = 0;
  let moved = 0;
  const reset = () => {
    moved = 0;
    line.style.transform = '';
  };
  line.addEventListener(
    'touchstart',
    (event) => {
      startX = event.touches[0].clientX;
      startY = event.touches[0].clientY;
    },
    { passive: true },
  );
  line.addEventListener(
    'touchmove',
    (event) => {
      const { clientX, clientY } = event.touches[0];
      if (Math.abs(clientY - startY) > 30) return reset();
      moved = Math.max(0, Math.min(clientX - startX, FAR_ENOUGH_PX + 16));
      line.style.transform = moved > 8 ? `translateX(${moved}px)` : '';
    },
    { passive: true },
  );
  line.addEventListener('touchend', () => {
    if (moved >= FAR_ENOUGH_PX) callback();
    reset();
  });
  line.addEventListener('touchcancel', reset);
}
