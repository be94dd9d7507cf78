// pm2 start ecosystem.config.cjs      pm2 reload kinto-app      pm2 logs kinto-app | grep WHATSAPP
// How many processes: KINTO_INSTANCES (1 unless told otherwise). They share one database.
module.exports = {
  apps: [
    {
      name: 'kinto-app',
      script: 'dist/server/main.js',
      cwd: __dirname,
      exec_mode: 'cluster',
      instances: Number(process.env.KINTO_INSTANCES || 1),
      env: {
        NODE_ENV: process.env.NODE_ENV || 'production',
        // Bytes. Large pieces of pictures go back to the system at once; by itself glibc keeps some 200 MB of them for later.
        MALLOC_MMAP_THRESHOLD_: '131072',
      },
      // A new process takes over only when it has said that it is ready, and the old one may finish its work.
      wait_ready: true,
      listen_timeout: 60_000,
      kill_timeout: 30_000,
      // A signal is for the process, not for the PostgreSQL that it may have started: that has to outlast its last query.
      treekill: false,
      exp_backoff_restart_delay: 100,
      // One JSON object a line, as it was written: one file for all processes, no prefix of pm2's.
      merge_logs: true,
      time: false,
      source_map_support: false,
    },
  ],
};
