import type { Line } from '../../server/test/line.ts';
import type { OwnServer } from '../../server/test/own-server.ts';

/** Several processes of the product on one PostgreSQL of their own, each behind a line that can be damaged. */
export interface Cluster {
  /** Past the lines: for set-up and checks. */
  databaseUrl: string;
  /** One a process; they stay the same over restarts. A process that is away refuses the connection. */
  webhookUrls: string[];
  photosDir: string;
  server: OwnServer;
  processes: ClusterProcess[];
  /** Every process runs and says that it is healthy. @throws Error after two minutes */
  ready(): Promise<void>;
  /** Asks the processes to stop, as for good; the database stays. */
  stopProcesses(): Promise<void>;
  /** Ends all of it; `observed` can still be asked. Files of the database go, logs and photos stay. */
  stop(): Promise<void>;
  /** Exits that nobody asked for, each with the last lines of its log. */
  unaskedExits: string[];
  observed(): ClusterObservations;
}

/** One of the processes. It is started again whenever it ends, until the cluster stops. */
export interface ClusterProcess {
  url: string;
  /** What lies between it and the database. */
  line: Line;
  /** Ends it as a power cut would; the next one starts at once. */
  kill(): Promise<void>;
  /** Halts it where it is: sockets stay open, claims and locks stay taken. */
  halt(): void;
  wake(): void;
  /** Whether it answers and calls itself healthy. */
  isHealthy(): Promise<boolean>;
}

/** Of the whole run, up to now. */
export interface ClusterObservations {
  /** One file a process, one JSON object a line, all its lives one after the other. */
  logs: string[];
  /** How often a process was started again. */
  restarts: number;
  /** Lines at level `error` or above, and what was written past the log. A life that was killed may leave half a line. */
  errors: string[];
  /** The most memory of each process, in MB. */
  mostRssMb: number[];
  /** Milliseconds: the longest that a transaction of the product was seen open with nothing to do. */
  longestIdleInTransactionMs: number;
  /** Milliseconds: the longest that a transaction of the product was seen open. */
  longestTransactionMs: number;
  /** Connections of the product's seen at a time. */
  mostConnections: number;
  deadlocks: number;
}

export interface ClusterOptions {
  /** The compiled `main.js` of a build, or `server/main.ts`. */
  main: string;
  processes: number;
  cloud: {
    apiUrl: string;
    accessToken: string;
    phoneNumberId: string;
    appSecret: string;
    verifyToken: string;
  };
  admin: { email: string; password: string };
  /** Where the logs, the photos and the database go. */
  folder: string;
  /** What the database holds before the first process starts; empty unless told. */
  prepare?: (databaseUrl: string) => Promise<unknown>;
  /** Which connections a damaged line meets. */
  random?: () => number;
}
