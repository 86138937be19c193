// Installs the dependencies, exactly as locked, when the lock is newer than what is installed; always in CI.
import { execSync } from 'node:child_process';
import { statSync } from 'node:fs';

const changed = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (process.env.CI || changed('node_modules/.package-lock.json') < changed('package-lock.json')) {
  execSync('npm ci --engine-strict --ignore-scripts --no-audit --no-fund --loglevel=error', { stdio: 'inherit' });
}
