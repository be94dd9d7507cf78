/** For whoever started it by hand: where to go, in words. The log says the same in its own form. */
export function welcome(start: {
  url: string;
  phoneUrl: string | null;
  admin: { email: string; password: string | null } | null;
  /** Where the admin of a generated password makes the account theirs. */
  claimUrl: string | null;
}): void {
  const lines = [`  The manager's page    ${start.url}`];
  if (start.phoneUrl)
    lines.push(`  The operator's phone  ${start.phoneUrl}   (WhatsApp is emulated: no token is set)`);
  if (start.admin) lines.push(`  Sign in with          ${start.admin.email}  ${passwordOf(start.admin)}`);
  if (start.claimUrl) lines.push(`  Or make it yours      ${start.claimUrl}`);
  process.stdout.write(`\n  Kinto is ready.\n\n${lines.join('\n')}\n\n`);
}

const passwordOf = ({ password }: { password: string | null }) =>
  password === null ? '(your ADMIN_PASSWORD)' : `${password}   (shown this once)`;
