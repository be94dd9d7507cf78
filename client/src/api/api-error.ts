/** A request that failed. `status` 0: no answer came; `fields` names what was wrong with which part of the input. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;

  constructor(given: { code: string; message: string; status: number; fields?: Record<string, string> }) {
    super(given.message);
    this.name = 'ApiError';
    this.code = given.code;
    this.status = given.status;
    this.fields = given.fields ?? {};
  }
}
