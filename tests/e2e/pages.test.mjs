// Every page that a link leads to, for each kind of person, passes the checks of every page: valid HTML, axe in
// light and dark, 320 px, title and heading, nothing from elsewhere. One page per route is looked at.
import test from 'node:test';
import assert from 'node:assert/strict';
import https from 'node:https';
import { check, close, demo, open, person, route, signIn, url } from './harness.mjs';

const MOST = 60; // routes per person: more would mean that handles are taken for routes

async function linksOf(page) {
  const all = await page.locator('a[href]').evaluateAll((links) => links.filter((a) => !a.hasAttribute('download')).map((a) => a.href));
  return all.map((href) => href.split('#')[0])
    .filter((href) => href.startsWith(demo.url.replace(/\/$/, '')) && !/\.(pdf|csv|xml)(\?|$)/.test(href));
}

async function walk(page, name, starts) {
  const todo = starts.map((below) => url(below));
  const seen = new Set();
  const problems = [];
  while (todo.length > 0) {
    const address = todo.shift();
    if (seen.has(route(address))) continue;
    seen.add(route(address));
    assert.ok(seen.size <= MOST, `${name}: more than ${MOST} routes: ${[...seen].join(' ')}`);
    const answer = await page.goto(address).catch((error) => {
      if (/Download is starting|ERR_ABORTED/.test(String(error))) return null; // a file, not a page
      throw error;
    });
    if (answer === null) continue;
    const short = route(address);
    if (answer.status() >= 400) problems.push(`${short}: ${answer.status()}`);
    await check(page, `${name}${short.replaceAll('/', '-')}`).catch((error) => problems.push(`${short}: ${error.message.split('\n').slice(0, 12).join(' ')}`));
    page.refusals.length = 0;
    todo.push(...await linksOf(page));
  }
  assert.deepEqual(problems, []);
  return seen.size;
}

test.after(close);

test('pages of everybody', async (t) => {
  const page = await open();
  t.diagnostic(`${await walk(page, 'tous', ['/', '/connexion', '/compte/creer', '/compte/recuperer', '/aide', '/accessibilite', '/mentions-legales', '/plan'])} routes`);
  assert.equal((await page.goto(url('/n-existe-pas'))).status(), 404);
  page.refusals.length = 0;
  await check(page, 'introuvable');
});

/** Status and body of a GET over HTTP/1.1: what nginx cannot read of HTTP/2, it cuts without a word. */
const plainGet = (address, headers = {}) => new Promise((done, failed) => {
  https.get(url(address), { headers, rejectUnauthorized: false }, (answer) => {
    let body = '';
    answer.setEncoding('utf8').on('data', (part) => { body += part; }).on('end', () => done({ status: answer.statusCode, body }));
  }).on('error', failed);
});

test('what nginx says itself', async () => {
  const page = await open();
  const answer = await page.goto(url('/%'));
  assert.equal(answer.status(), 400);
  assert.equal(answer.headers()['retry-after'], undefined);
  page.refusals.length = 0;
  await check(page, 'nginx-incompris');
  assert.match(await page.locator('main').innerText(), /demande n’a pas été comprise/);
  for (const [address, headers, status] of [[`/connexion?${'a'.repeat(20_000)}`, {}, 414], ['/connexion', { cookie: 'a'.repeat(20_000) }, 400]]) {
    const { status: got, body } = await plainGet(address, headers);
    assert.equal(got, status);
    assert.match(body, /demande n’a pas été comprise/);
    assert.ok(!body.includes('aaaa'));
  }
  await page.goto(url('/connexion'));
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.name = 'trop';
    field.value = 'a'.repeat(600_000);
    document.querySelector('main form').append(field);
  });
  await page.locator('main form [type=submit]').first().click();
  await page.locator('h1', { hasText: 'volumineux' }).waitFor();
  page.refusals.length = 0;
  await check(page, 'nginx-gros');
});

for (const [profil, start] of [['chef', '/ts-admin/'], ['personnel', '/ts-admin/'], ['enseignant', '/ts-admin/'], ['responsable', '/famille/'], ['eleve', '/famille/'],
  ['agent', '/filex/'], ['academie', '/filex/administration/']]) {
  test(`pages of: ${profil}`, async (t) => {
    const page = await open();
    await signIn(page, person(profil));
    await page.getByRole('button', { name: 'Se déconnecter' }).first().waitFor({ state: 'attached' });
    t.diagnostic(`${await walk(page, profil, [start, '/compte'])} routes`);
  });
}
