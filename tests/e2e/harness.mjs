// What every journey needs: a browser, the demonstration's people, and the checks that each page must pass.
import fs from 'node:fs';
import path from 'node:path';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { HtmlValidate } from 'html-validate';

const require = createRequire(import.meta.url);
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const state = process.env.TS_STATE;
export const demo = JSON.parse(fs.readFileSync(path.join(state, 'demo.json'), 'utf8'));

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:document'],
  rules: {
    'doctype-style': 'off', // <!DOCTYPE html> or <!doctype html>: both are valid
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'tel-non-breaking': 'off',
    'no-inline-style': 'error',
    'require-sri': 'off', // everything comes from our own origin
  },
});

let browser;
export async function open({ javaScript = true, width = 1100, scheme = 'light' } = {}) {
  browser ??= await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce', // colours are measured when they have settled
    locale: 'fr-FR',
    ignoreHTTPSErrors: true, // the authority is this machine's own; TLS is checked by the tests that speak HTTPS themselves
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15000);
  const page = await context.newPage();
  page.refusals = [];
  page.on('console', (message) => {
    // a 4xx or 5xx page is logged by the browser too; what matters is what the page itself did
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) page.refusals.push(message.text());
  });
  page.on('pageerror', (error) => page.refusals.push(String(error)));
  context.on('response', (response) => noteCookie(response));
  page.on('response', (response) => keepSent(page, response));
  page.on('request', (request) => {
    const ours = [demo.url, demo.filex].some((one) => request.url().startsWith(new URL(one).origin));
    if (ours) note('addresses', request.url().split('#')[0]);
    else page.refusals.push(`third party: ${request.url()}`);
  });
  page.javaScript = javaScript;
  return page;
}

/** For tests/isolation/leaks.py: what was typed or given and must be found nowhere, and what the site was asked for. */
const noted = new Set();
function note(file, line) {
  if (noted.has(file + line)) return;
  noted.add(file + line);
  fs.appendFileSync(path.join(state, file), `${line}\n`);
}
export const secret = (word) => note('secrets', word);
async function noteCookie(response) {
  const given = await response.headerValue('set-cookie').catch(() => null); // its page may be gone
  const value = given?.match(/^[^=]+=([^;]+)/)?.[1];
  if (value) secret(value);
}

/** What the page at hand was made of: the answer to a form too, which asking for its address again would not give. */
function keepSent(page, response) {
  const request = response.request();
  const shown = request.isNavigationRequest() && request.frame() === page.mainFrame() &&
    /^text\/html/.test(response.headers()['content-type'] ?? '') && !response.headers()['content-disposition'];
  if (shown && response.status() !== 303) page.sent = { url: response.url(), html: response.text().catch(() => '') }; // its page may be gone
}

export async function close() {
  await browser?.close();
  browser = undefined;
}

export const url = (below = '/') => demo.url.replace(/\/$/, '') + below;
/** The route of an address: below the prefix, without its query, its sealed identifiers and dates. */
export function route(address) {
  const below = new URL(address).pathname.slice(new URL(demo.url).pathname.replace(/\/$/, '').length);
  return below.split('/').map((part) => (/^[A-Za-z0-9_-]{22,}$/.test(part) || /\d/.test(part) ? '{}' : part)).join('/');
}
/** The same on the host of the file drop's links. */
export const dropUrl = (below) => demo.filex.replace(/\/$/, '') + below;
export const person = (profil, which = 0) => demo.comptes.filter((c) => c.profil === profil)[which];
/** An activation code nobody has used yet; `wanted` narrows it down. */
export function freshCar(wanted = () => true) {
  const at = demo.cars.findIndex((car) => !car.spent && wanted(car));
  assert.ok(at >= 0, 'no unused code left');
  demo.cars[at].spent = true;
  return demo.cars[at];
}

/** Rows of columns, as text. */
export function sql(text) {
  return execFileSync('mariadb', ['--no-defaults', `--socket=${state}/run/mariadb.sock`, '-N', '-B', 'teleservices', '-e', text], { encoding: 'utf8' })
    .trim().split('\n').filter(Boolean).map((line) => line.split('\t'));
}
/** Presses the one button of that name. */
export const submit = (page, name) => page.locator('main').getByRole('button', { name }).click();

export async function signIn(page, someone) {
  await page.goto(url('/connexion'));
  await page.getByLabel('Identifiant').fill(someone.identifiant);
  await page.locator('input[name=mot_de_passe]').fill(someone.mot_de_passe);
  await page.locator('main').getByRole('button', { name: 'Se connecter' }).click();
}

/**
 * What every page must pass: valid HTML, one h1 that begins the title, nothing refused by the policy, no third
 * party, no horizontal scroll at 320 px, and no axe violation (WCAG 2.1 A and AA) in light and in dark.
 */
export async function check(page, name) {
  assert.deepEqual(page.refusals, [], `${name}: console`);
  assert.equal(await page.locator('h1').count(), 1, `${name}: one h1`);
  const h1 = (await page.locator('h1').innerText()).trim();
  const title = (await page.title()).replace(/^Erreur\s*:\s*/, '');
  assert.ok(title.startsWith(h1.replace(/\s+/g, ' ')) || title.startsWith(h1), `${name}: « ${title} » does not begin with « ${h1} »`);
  await validate(page, name);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  await shoot(page, `${name}-320`);
  assert.ok(wide <= 320, `${name}: ${wide} px wide at 320 px: ${await widest(page)}`);
  await page.setViewportSize(size);
  if (page.javaScript) {
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.evaluate(axeSource);
      const found = await page.evaluate(() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
      const bad = found.violations.map((v) => `${v.id}: ${v.help} — ${v.nodes.map((n) => n.html).slice(0, 3).join(' | ')}`);
      assert.deepEqual(bad, [], `${name} (${scheme})`);
      await shoot(page, `${name}-${scheme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    note('pages', route(page.url())); // for routes.mjs: nothing was left out of the above
  }
}

async function widest(page) {
  return page.evaluate(() => [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > 321)
    .slice(0, 5).map((e) => `${e.tagName}.${e.className}`).join(', '));
}

/** The bytes the server sent, not the tree the browser made of them. */
async function validate(page, name) {
  assert.equal(page.sent?.url, page.url().split('#')[0], `${name}: the page shown is not the last one sent`);
  const report = await validator.validateString(await page.sent.html, name);
  const lines = report.results.flatMap((r) => r.messages).map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`);
  assert.deepEqual(lines, [], `${name}: HTML`);
}

async function shoot(page, name) {
  if (!process.env.TS_SHOTS) return;
  fs.mkdirSync(process.env.TS_SHOTS, { recursive: true });
  const js = page.javaScript ? '' : '-nojs';
  await page.screenshot({ path: path.join(process.env.TS_SHOTS, `${name}${js}.png`), fullPage: true });
}

/** The mails caught for an address, newest first; waits for one that `wanted` accepts. */
export async function mail(address, wanted = () => true) {
  for (let i = 0; i < 100; i += 1) {
    const files = fs.readdirSync(demo.mail).filter((n) => n.endsWith('.eml')).sort().reverse();
    for (const file of files) {
      const text = decode(fs.readFileSync(path.join(demo.mail, file), 'utf8'));
      if (text.includes(address) && wanted(text)) return text;
    }
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`no mail for ${address}`);
}

function decode(raw) {
  return raw.replace(/=\r?\n/g, '').replace(/(=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replace(/=/g, ''), 'hex').toString('utf8'));
}
