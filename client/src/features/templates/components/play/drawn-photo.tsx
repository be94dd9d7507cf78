import classes from './play-chat.module.css';

/** Stands for a photo of the operator's: a gauge, drawn. */
export function DrawnPhoto({ label }: { label: string }) {
  return (
    <svg className={classes.picture} viewBox="0 0 160 96" role="img" aria-label={label}>
      <rect width="160" height="96" fill="#6d8791" />
      <rect y="72" width="160" height="24" fill="#4d626b" />
      <circle cx="80" cy="46" r="33" fill="#eef2f3" stroke="#2c3a40" strokeWidth="5" />
      <path d="M58 60a26 26 0 1144 0" fill="none" stroke="#2f9e58" strokeWidth="5" strokeDasharray="40 200" />
      <path d="M80 48L98 32" stroke="#b3261e" strokeWidth="4" strokeLinecap="round" />
      <circle cx="80" cy="48" r="4" fill="#2c3a40" />
    </svg>
  );
}
