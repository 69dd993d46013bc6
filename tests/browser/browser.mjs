// A browser that notices what a person would not: errors in the console, and what the
// Content-Security-Policy stopped.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const laptop = { viewport: { width: 1280, height: 800 } };

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });

// What the browser itself writes when the service says 401 or 412, or nothing is on the line: no fault of
// the page's.
const harmless = /status of (401|412)|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/;

export async function open(browser, kind, troubles) {
  const context = await browser.newContext({ ...kind, locale: 'vi-VN' });
  context.setDefaultTimeout(15_000);
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    ),
  );
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !harmless.test(message.text())) {
      troubles.push(`${page.url()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.stack}`));
  return page;
}

// Accessibility: what axe finds on what is shown now. It is put in by the debugger, which no
// Content-Security-Policy holds up.
export async function barriers(page) {
  const { violations } = await page.evaluate(`${axe}; axe.run()`);
  return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0].html}`);
}
