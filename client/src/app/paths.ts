/** Every URL of the web app. */
export const paths = {
  today: '/',
  signIn: '/sign-in',
  assign: '/assign',
  submission: '/submissions/$submissionId',
} as const;
