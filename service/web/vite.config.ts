import { defineConfig } from 'vite';

const program = process.env.GANH ?? 'http://127.0.0.1:8080';

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    target: 'es2020', // phones of the last six years or so
    assetsInlineLimit: 0, // a data: address is not 'self'
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: { input: ['index.html', 'docs.html'] },
  },
  server: { proxy: { '/v1': program } },
});
