import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Pages have addresses of several parts, so their files cannot be named relative to them. Below a context path: BASE_PATH=/path/
  base: process.env.BASE_PATH ?? '/',
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // An inlined asset would be a data: URL, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // React Router marks its modules for servers that render; this page is not rendered there.
    rolldownOptions: { onLog: (level, log, otherwise) => log.code === 'MODULE_LEVEL_DIRECTIVE' || otherwise(level, log) },
  },
  // A test compares the page's texts with the codes of the server's sources.
  server: { ...(process.env.VITEST && { fs: { allow: ['../..'] } }), port: 5173, proxy: Object.fromEntries(['/api', '/auth', '/live', '/outbox'].map((path) => [path, { target: 'http://localhost:8080', ws: path === '/live' }])) },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    environmentOptions: { happyDOM: { url: 'http://localhost/' } },
  },
});
