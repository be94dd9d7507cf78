import type { ReactNode } from 'react';

interface IconProps {
  size?: number;
}

/** Drawn on 24 × 24 with the text's color; never read out, the words beside it or its button's label are. */
function icon(drawing: ReactNode) {
  return function Icon({ size = 18 }: IconProps) {
    return (
      <svg
        aria-hidden="true"
        focusable="false"
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {drawing}
      </svg>
    );
  };
}

export const IconCheck = icon(<path d="M5 12.5l4.5 4.5L19 7.5" />);
export const IconChecks = icon(<path d="M2 12.5l4.5 4.5L16 7.5M11.5 16l1 1L22 7.5" />);
export const IconClock = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5V12l3 2" />
  </>,
);
export const IconAlert = icon(
  <>
    <path d="M12 4L2.8 19.5h18.4z" />
    <path d="M12 10v4M12 16.8v.2" />
  </>,
);
export const IconCross = icon(<path d="M6 6l12 12M18 6L6 18" />);
export const IconMinus = icon(<path d="M6 12h12" />);
export const IconPlus = icon(<path d="M12 5v14M5 12h14" />);
export const IconDots = icon(<path d="M12 5.5v.01M12 12v.01M12 18.5v.01" strokeWidth={3} />);
export const IconLeft = icon(<path d="M15 5l-7 7 7 7" />);
export const IconRight = icon(<path d="M9 5l7 7-7 7" />);
export const IconSend = icon(<path d="M4 12l16-8-6 17-3-7z" />);
export const IconPhone = icon(
  <>
    <rect x="7" y="2.5" width="10" height="19" rx="2.5" />
    <path d="M11 18.5h2" />
  </>,
);
export const IconList = icon(<path d="M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01" />);
export const IconSun = icon(
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4" />
  </>,
);
export const IconMoon = icon(<path d="M20 14.5A8.5 8.5 0 019.5 4a8.5 8.5 0 1010.5 10.5z" />);
export const IconSignOut = icon(<path d="M14 4H6v16h8M10 12h10M17 8.5l3.5 3.5-3.5 3.5" />);
