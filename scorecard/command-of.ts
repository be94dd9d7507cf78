const SLOW = /\.(faults|security|load)\.test\.tsx?$/;
const SUBCOMMAND = /^faults\/(failpoints|planted)\.ts$/;
const PROGRAM = /^(faults|bench)\/main\.ts$/;

/** What one types to run this file among its kind, as `npm run test:load`. */
export function commandOf(file: string): string {
  const [, kind] = SLOW.exec(file) ?? [];
  if (kind) return `npm run test:${kind}`;
  const [, subcommand] = SUBCOMMAND.exec(file) ?? [];
  if (subcommand) return `npm run faults -- ${subcommand}`;
  const [, program] = PROGRAM.exec(file) ?? [];
  return program ? `npm run ${program}` : 'npm test';
}
