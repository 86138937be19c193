import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Relative, so that the page also works below a context path.
  base: './',
  build: {
    target: 'es2022',
    // An inlined asset would be a data: URL, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, proxy: { '/api': 'http://localhost:8080' } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'], restoreMocks: true },
});
