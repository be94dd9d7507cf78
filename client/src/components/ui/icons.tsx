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
export const IconSort = icon(<path d="M8 20V5M8 5L4.5 8.5M8 5l3.5 3.5M14 9h6M14 13h4.5M14 17h3" />);
export const IconSearch = icon(
  <>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="M15.5 15.5L21 21" />
  </>,
);
export const IconMenu = icon(<path d="M4 7h16M4 12h16M4 17h16" />);
export const IconToday = icon(
  <>
    <rect x="3.5" y="5" width="17" height="15.5" rx="2.5" />
    <path d="M3.5 10h17M8 2.8v4M16 2.8v4M8.5 15l2.5 2.5 4.5-5" />
  </>,
);
export const IconChat = icon(<path d="M4 5h16v11H10l-4.5 4v-4H4z" />);
export const IconDone = icon(
  <>
    <path d="M7 3.5h10v4H7zM5 5.5h2M17 5.5h2v15H5v-15" />
    <path d="M9 14l2.3 2.3L15.5 12" />
  </>,
);
export const IconTemplate = icon(
  <>
    <rect x="4.5" y="3.5" width="15" height="17" rx="2.5" />
    <path d="M8.5 8.5h.01M12 8.5h4M8.5 12h.01M12 12h4M8.5 15.5h.01M12 15.5h4" />
  </>,
);
export const IconMachine = icon(
  <>
    <circle cx="12" cy="12" r="3.2" />
    <path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1" />
  </>,
);
export const IconOperator = icon(
  <>
    <path d="M5 11a7 7 0 0114 0M3.5 11h17M12 4v3" />
    <path d="M7.5 11.5a4.5 4.5 0 009 0M5 21c.8-3 3.5-4.5 7-4.5s6.2 1.5 7 4.5" />
  </>,
);
export const IconPeople = icon(
  <>
    <circle cx="9" cy="8.5" r="3.5" />
    <path d="M2.5 20c.7-3.5 3.2-5.5 6.5-5.5s5.8 2 6.5 5.5M16 5.3a3.5 3.5 0 010 6.4M18 15c1.9.8 3.1 2.5 3.5 5" />
  </>,
);
export const IconAudit = icon(
  <path d="M12 3l7.5 3v5.5c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V6zM9 12l2.2 2.2L15.3 10" />,
);
export const IconSystem = icon(<path d="M3 12h4l2.5-6.5 5 13L17 12h4" />);
export const IconUpload = icon(<path d="M12 16V4M7 8.5L12 4l5 4.5M4.5 16v4h15v-4" />);
export const IconDownload = icon(<path d="M12 4v12M7 11.5L12 16l5-4.5M4.5 16v4h15v-4" />);
export const IconEdit = icon(<path d="M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5" />);
export const IconCopy = icon(
  <>
    <rect x="8.5" y="8.5" width="12" height="12" rx="2" />
    <path d="M15.5 5V3.5h-12v12H5" />
  </>,
);
export const IconArchive = icon(<path d="M3.5 4.5h17v4.5h-17zM5 9v11h14V9M10 13h4" />);
export const IconPrint = icon(<path d="M7 8.5v-5h10v5M7 17H4v-8.5h16V17h-3M7 14h10v6.5H7z" />);
export const IconCamera = icon(
  <>
    <path d="M3.5 7.5H8L9.5 5h5L16 7.5h4.5v12h-17z" />
    <circle cx="12" cy="13" r="3.5" />
  </>,
);
export const IconRefresh = icon(
  <path d="M20 5v5h-5M4 19v-5h5M5.5 9.5a7 7 0 0111.8-2.3L20 10M4 14l2.7 2.8A7 7 0 0018.5 14.5" />,
);
export const IconBell = icon(<path d="M6 17V11a6 6 0 0112 0v6l1.5 2h-15zM10 21.5h4" />);
export const IconTrash = icon(<path d="M4.5 7h15M9.5 7V4h5v3M6.5 7l1 13.5h9l1-13.5" />);
export const IconGrip = icon(
  <path d="M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01" strokeWidth={3} />,
);
export const IconUp = icon(<path d="M5 15l7-7 7 7" />);
export const IconDown = icon(<path d="M5 9l7 7 7-7" />);
export const IconRotate = icon(<path d="M20 4v5.5h-5.5M19.2 9.2A8 8 0 1020 13.5" />);
export const IconTakeBack = icon(<path d="M4 4v5.5h5.5M4.8 9.2A8 8 0 114 13.5" />);
export const IconFilter = icon(<path d="M4 5h16l-6 7.5V19l-4 1.5v-8z" />);
export const IconKey = icon(
  <>
    <circle cx="8" cy="15.5" r="4.5" />
    <path d="M11.3 12.2L20 3.5M16 7.5l3 3M14 9.5l2 2" />
  </>,
);
