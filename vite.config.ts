import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The web app of client/, built to dist/client. Scripts and styles are files: the server's CSP allows no inline script. */
export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    sourcemap: false,
    // A data: URL in CSS would need a wider CSP than 'self'.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What seldom changes stays in the browser's cache from one release to the next.
        codeSplitting: {
          groups: [{ name: 'base', test: /node_modules\/(react|react-dom|scheduler|zod|@tanstack)\// }],
        },
      },
    },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:3000', '/health': 'http://127.0.0.1:3000' },
  },
});
