/** How many requests are under way at a time: enough to be quick, few enough for others to get through. */
const AT_ONCE = 4;

interface Lanes<Job> {
  jobs: readonly Job[];
  /** Jobs of one lane go one after another, in their order: who is asked first is then the one who stands first. */
  laneOf: (job: Job) => unknown;
  /** Never rejects: what becomes of a job is its own business. */
  act: (job: Job) => Promise<void>;
}

/** Runs all jobs, some lanes at a time. */
export async function runLanes<Job>({ jobs, laneOf, act }: Lanes<Job>): Promise<void> {
  const lanes = new Map<unknown, Job[]>();
  for (const job of jobs) lanes.set(laneOf(job), [...(lanes.get(laneOf(job)) ?? []), job]);
  const waiting = [...lanes.values()];
  const runner = async () => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift()) for (const job of lane) await act(job);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, runner));
}
