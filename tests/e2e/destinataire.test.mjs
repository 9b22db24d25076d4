// Who receives: the link's page in each of its states, downloads with and without JavaScript, and hostile files
// that must be saved and never run.
import test from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { check, close, demo, dropUrl, open, person, secret, signIn, sql, state, url } from './harness.mjs';

const someone = person('chef') ?? demo.comptes[0];

/** A drop as the recipient finds it: {name: content or {content, antivirus}}; other columns as SQL. Its link's path. */
function drop(files, columns = {}) {
  const token = crypto.randomBytes(16).toString('base64url');
  const sha = (data) => crypto.createHash('sha256').update(data).digest('hex');
  const values = {
    compte: `(SELECT id FROM compte WHERE identifiant_affiche = '${someone.identifiant}')`, empreinte: `0x${sha(token)}`, jeton_scelle: '0x00',
    etat: "'publie'", cree_le: 'UTC_TIMESTAMP()', publie_le: 'UTC_TIMESTAMP()', expire_le: 'UTC_TIMESTAMP() + INTERVAL 5 DAY', jours: 5, ...columns,
  };
  const [[depot]] = sql(`INSERT INTO depot (${Object.keys(values).join(', ')}) VALUES (${Object.values(values).join(', ')}); SELECT LAST_INSERT_ID()`);
  for (const [name, given] of Object.entries(files)) {
    const content = Buffer.from(given.content ?? given);
    const blob = crypto.randomBytes(16).toString('hex');
    const folder = path.join(state, 'depots/fichiers', blob.slice(0, 2), blob.slice(2, 4));
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, blob), content);
    sql(`INSERT INTO fichier (depot, nom, taille, blob_nom, recu_le, crc32, sha256, antivirus) VALUES (${depot}, '${name.replaceAll("'", "''")}',
      ${content.length}, '${blob}', UTC_TIMESTAMP(), 1, 0x${sha(content)}, '${given.antivirus ?? 'sain'}')`);
  }
  return `/f/${token}`;
}

async function save(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), content: fs.readFileSync(await download.path()) };
}

test.after(close);

test('the page of a link, in every state', async () => {
  const page = await open();
  await page.goto(dropUrl(drop(
    { 'Rapport annuel 2026 avec un nom vraiment très long, comme les gens en donnent.pdf': 'x', 'photos.zip': 'yy', 'suspect.exe': { content: 'z', antivirus: 'infecte' } },
    { message: "'Bonjour,\n\nvoici ce que vous attendiez.'", telechargements_max: 5 },
  )));
  await check(page, 'destinataire-plusieurs');
  assert.match(await page.locator('main').innerText(), /à télécharger avant le/);
  assert.equal(await page.getByRole('button', { name: /^Télécharger/ }).count(), 2);
  await page.goto(dropUrl(drop({ 'seul.odt': { content: 'x', antivirus: 'non_analyse' } })));
  await check(page, 'destinataire-un');
  for (const [name, columns, status, words] of [
    ['expire', { expire_le: 'UTC_TIMESTAMP() - INTERVAL 1 MINUTE' }, 410, /a pris fin/],
    ['fini', { etat: "'fini'", fin_motif: "'auteur'" }, 410, /mis fin/],
    ['gele', { etat: "'gele'" }, 403, /suspendu/],
    ['epuise', { telechargements_max: 1, telechargements_pris: 1 }, 410, /sont pris/],
    ['attendu', { etat: "'en_cours'" }, 404, /pas encore arrivés/],
  ]) {
    const answer = await page.goto(dropUrl(drop({ 'a.txt': 'x' }, columns)));
    assert.equal(answer.status(), status);
    assert.match(await page.locator('main').innerText(), words);
    await check(page, `destinataire-${name}`);
  }
  assert.equal((await page.goto(dropUrl('/f/AAAAAAAAAAAAAAAAAAAAAA'))).status(), 404);
  await check(page, 'destinataire-faux');
  assert.match(await page.locator('main').innerText(), /copiez l’adresse entière/);
});

test('a password, wrong then right', async () => {
  const page = await open();
  // "pomme verte", as the programs hash it
  const hash = '$argon2id$v=19$m=64,t=2,p=1$' + 'AAAAAAAAAAAAAAAAAAAAAA$' + 'A'.repeat(43);
  await page.goto(dropUrl(drop({ 'a.txt': 'x' }, { mot_de_passe: `'${hash}'` })));
  await check(page, 'destinataire-mot-de-passe');
  await page.getByLabel('Mot de passe').fill('poire');
  secret('poire-destinataire');
  await page.getByRole('button', { name: /^Télécharger/ }).click();
  assert.match(await page.title(), /^Erreur/);
  await check(page, 'destinataire-mot-de-passe-faux');
  assert.equal(await page.getByLabel('Mot de passe').inputValue(), '');
  assert.equal(await page.getByLabel('Mot de passe').getAttribute('aria-invalid'), 'true');
});

test('downloading needs no JavaScript and no cookie', async () => {
  const page = await open({ javaScript: false });
  await page.goto(dropUrl(drop({ 'été "2".txt': 'contenu' })));
  const got = await save(page, () => page.getByRole('button', { name: /^Télécharger/ }).click());
  assert.equal(got.name, 'été _2_.txt');
  assert.equal(got.content.toString(), 'contenu');
  assert.deepEqual(await page.context().cookies(), []);
});

test('the host of the links serves recipients and nobody else', async () => {
  assert.notEqual(new URL(demo.filex).host, new URL(demo.url).host);
  const page = await open();
  await signIn(page, someone);
  // waited for: until the style sheet has come, the menu that holds it is closed
  await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
  for (const below of ['/', '/connexion', '/filex/', '/filex/mes-fichiers', '/ts-admin/', '/famille/', '/sante', '/demo/courriels/', '/filex/tus/'])
    assert.equal((await page.goto(dropUrl(below))).status(), 404, below);
  // an address cut short: a page, in French, that does not say which nginx wrote it
  const cut = await page.goto(dropUrl('/'));
  assert.equal(cut.headers().server, 'nginx');
  assert.match(await page.locator('h1').innerText(), /rien à cette adresse/);
  await check(page, 'filex-introuvable');
  // neither its pages nor what is dropped see who is signed in on the site
  const link = drop({ 'a.txt': 'x' });
  let sent;
  page.on('request', async (request) => { if (request.url() === dropUrl(link)) sent = (await request.allHeaders()).cookie; });
  assert.equal((await page.goto(dropUrl(link))).status(), 200);
  assert.equal(sent, undefined);
});

test('hostile files are saved and never run', async () => {
  const script = 'document.title="PIRATE";alert(1);fetch("/connexion")';
  const pdf = `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`;
  const files = {
    'page.html': `<!DOCTYPE html><script>${script}</script><form action="/deconnexion" method="post"><button>x</button></form>`,
    'dessin.svg': `<svg xmlns="http://www.w3.org/2000/svg" onload='${script}'><script>${script}</script></svg>`,
    'feuille.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><script>${script}</script></html>`,
    'papier.pdf': pdf,
    'image.gif': Buffer.concat([Buffer.from('GIF89a/*'), Buffer.alloc(100), Buffer.from(`*/=1;${script}//<script>${script}</script>`)]),
    'photo.jpg': Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(`<html><script>${script}</script>`)]),
    'sans extension': `<html><script>${script}</script>`,
    'style.xsl': `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#"?><html xmlns="http://www.w3.org/1999/xhtml"><script>${script}</script></html>`,
    'archive.mht': `MIME-Version: 1.0\nContent-Type: text/html\n\n<script>${script}</script>`,
  };
  const page = await open();
  const dialogs = [];
  page.on('dialog', (dialog) => { dialogs.push(dialog.message()); dialog.dismiss(); });
  const others = [];
  page.context().on('page', (other) => others.push(other.url()));
  const link = dropUrl(drop(files));
  for (const [at, [name, content]] of Object.entries(files).entries()) {
    await page.goto(link);
    let address;
    page.once('response', () => {});
    const listen = (request) => { if (request.url().includes('/t/')) address = request.url(); };
    page.on('request', listen);
    const got = await save(page, () => page.getByRole('button', { name: /^Télécharger/ }).nth(at).click());
    page.off('request', listen);
    assert.ok(got.content.equals(Buffer.from(content)), name);
    assert.equal(page.url(), link, name);
    assert.ok(address, name);
    // its address typed, as somebody might pass it on
    const again = await save(page, () => page.goto(address).catch(() => {}));
    assert.ok(again.content.equals(Buffer.from(content)), name);
    // and in the frame of a page of the same site: nothing is shown or run there
    await page.goto(link);
    await page.evaluate((src) => { const frame = document.createElement('iframe'); frame.src = src; document.body.append(frame); }, address);
    await page.waitForTimeout(150);
    page.refusals.length = 0; // the policy says that it refused the frame
  }
  assert.deepEqual(dialogs, []);
  assert.deepEqual(others, []);
  assert.notEqual(await page.title(), 'PIRATE');
});

test('an abuse is reported', async () => {
  const page = await open();
  await page.goto(dropUrl(drop({ 'a.txt': 'x' })));
  await page.getByRole('link', { name: 'Signaler un contenu' }).click();
  await check(page, 'destinataire-signaler');
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await check(page, 'destinataire-signaler-erreur');
  await page.getByLabel('Ce que vous signalez').fill('Ce fichier se fait passer pour une facture.');
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
  assert.match(await page.locator('main').innerText(), /est prévenue/);
  await check(page, 'destinataire-signale');
});
