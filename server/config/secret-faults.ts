import type { Environment } from './environment-schema.ts';

/** As it was given: what is wrong with one of them alone hides nothing of what is wrong between them. */
export type Given = Partial<Record<keyof Environment, string | undefined>>;

/** A secret shorter than this many characters is refused in production. */
const SHORTEST_SECRET = 32;

const SECRETS = [
  'WHATSAPP_ACCESS_TOKEN',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
  'JWT_SECRET',
  'JWT_REFRESH_SECRET',
  'METRICS_TOKEN',
] as const;

/** What is wrong between the secrets, one line each. */
export function secretFaults(environment: Given): string[] {
  return [
    ...missingWithToken(environment),
    ...(environment.NODE_ENV === 'production' ? weak(environment) : []),
  ];
}

/** Without these two, anybody could send messages in an operator's name. */
function missingWithToken(environment: Given): string[] {
  if (environment.WHATSAPP_ACCESS_TOKEN === undefined) return [];
  return (['WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN'] as const)
    .filter((name) => environment[name] === undefined)
    .map((name) => `${name}: must be set when WHATSAPP_ACCESS_TOKEN is set`);
}

function weak(environment: Given): string[] {
  const faults = SECRETS.filter(
    (name) => (environment[name]?.length ?? SHORTEST_SECRET) < SHORTEST_SECRET,
  ).map((name) => `${name}: must have at least ${SHORTEST_SECRET} characters in production`);
  return [...faults, ...equal(environment)];
}

/** Each is shown to somebody else: the verify token stands in addresses, and so in the logs of proxies. */
function equal(environment: Given): string[] {
  return SECRETS.flatMap((name, i) => {
    const same = SECRETS.slice(0, i).find((other) => environment[other] === environment[name]);
    return same === undefined || environment[name] === undefined
      ? []
      : [`${name}: must differ from ${same} in production`];
  });
}
