// The file drop as a depositor uses it: with the script (several files, pause, a restarted page), without it, and
// what he does with a drop afterwards.
import test from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { check, close, dropUrl, mail, open, person, signIn, sql, url } from './harness.mjs';
import { file, kept, MIB, slowly, stored, submit, sum } from './fichiers.mjs';

test.after(close);

async function agent(options) {
  const page = await open(options);
  await signIn(page, person('personnel'));
  await page.waitForLoadState();
  await page.goto(url('/filex/'));
  return page;
}

test('several files with the script: options, progress, address', async () => {
  const page = await agent();
  await check(page, 'filex-formulaire');
  const large = file('film d’été.bin', 20 * MIB + 1);
  const small = file('notes.txt', 12);
  await page.getByLabel('Fichiers à déposer').setInputFiles([large, small]);
  assert.equal(await page.locator('.fichiers-choisis li').count(), 2);
  await page.getByLabel('Pendant combien de jours').fill('99');
  await submit(page, 'Envoyer');
  await page.locator('#jours-erreur').waitFor();
  assert.match(await page.title(), /^Erreur/);
  await check(page, 'filex-formulaire-refus');
  await page.getByLabel('Pendant combien de jours').fill('4');
  await page.getByLabel(/^Destinataires/).fill('anne.e2e@exemple.fr');
  await page.getByLabel('Message pour les destinataires').fill('Deux lignes :\nvoici.');
  await page.getByLabel('Récapitulatif', { exact: false }).check();
  await submit(page, 'Envoyer');
  await page.waitForURL(/\/filex\/depots\/.*fait=depot/, { timeout: 60000 });
  await check(page, 'filex-depot');
  const address = await page.getByLabel('Adresse à transmettre').inputValue();
  assert.ok(address.startsWith(dropUrl('/f/')), address);
  assert.match(address, /\/f\/[A-Za-z0-9_-]{22}$/);
  assert.equal(await page.getByRole('button', { name: 'Copier l’adresse' }).count(), 1);
  stored(large);
  stored(small);
  assert.equal(sql('SELECT COUNT(*) FROM depot WHERE attendus = 2 AND jours = 4 AND recapitulatif')[0][0], '1');
  await mail('anne.e2e@exemple.fr', (text) => text.includes('/f/'));
  await page.context().close();
});

test('another person who signs in in another tab sends nothing of the first', async () => {
  const page = await agent();
  await page.getByLabel('Fichiers à déposer').setInputFiles([file('d-un-autre.txt', 12)]);
  await page.getByLabel('Message pour les destinataires').fill('De la première personne.');
  const other = await page.context().newPage();
  await other.goto(url('/filex/'));
  await other.getByRole('button', { name: 'Se déconnecter' }).click();
  await other.waitForLoadState();
  await signIn(other, person('agent'));
  await other.waitForURL(/\/filex\//);
  const before = sql('SELECT COUNT(*) FROM depot')[0][0];
  await submit(page, 'Envoyer');
  await page.getByText('Une autre personne s’est connectée').waitFor();
  assert.equal(sql('SELECT COUNT(*) FROM depot')[0][0], before);
  // back as the first one, the same form is sent
  await other.getByRole('button', { name: 'Se déconnecter' }).click();
  await other.waitForLoadState();
  await signIn(other, person('personnel'));
  await other.waitForLoadState();
  await submit(page, 'Envoyer');
  await page.waitForURL(/fait=depot/, { timeout: 60000 });
  await page.context().close();
});

test('pause and resume', async () => {
  const page = await agent();
  await slowly(page);
  const at = file('pause.bin', 40 * MIB);
  await page.getByLabel('Fichiers à déposer').setInputFiles(at);
  await submit(page, 'Envoyer');
  await page.getByRole('button', { name: 'Mettre en pause' }).waitFor();
  await page.waitForFunction(() => document.querySelector('.envoi progress').value >= 15);
  await submit(page, 'Mettre en pause');
  assert.equal(await page.locator('.envoi h2').innerText(), 'Envoi en pause');
  await page.waitForTimeout(1500);
  const offset = () => Number(sql(`SELECT COUNT(*) FROM fichier WHERE nom = 'pause.bin'`)[0][0]);
  assert.equal(offset(), 0, 'nothing goes on while it is paused');
  await check(page, 'filex-pause');
  await page.locator('.envoi').getByRole('button', { name: 'Reprendre' }).click();
  await page.waitForURL(/fait=depot/, { timeout: 60000 });
  stored(at);
  await page.context().close();
});

test('files that have arrived are said to have, also when the session ended meanwhile', async () => {
  const page = await agent();
  await slowly(page);
  const at = file('longtemps.bin', 20 * MIB);
  await page.getByLabel('Fichiers à déposer').setInputFiles(at);
  await submit(page, 'Envoyer');
  await page.waitForFunction(() => document.querySelector('.envoi progress')?.value >= 15);
  await page.context().clearCookies();
  await page.getByRole('heading', { name: 'Envoi terminé' }).waitFor({ timeout: 60000 });
  assert.match(await page.locator('.envoi').innerText(), /Tous les fichiers sont arrivés/);
  await check(page, 'filex-arrive-apres-la-session');
  stored(at);
  await page.getByRole('link', { name: 'Voir le dépôt' }).click();
  const somebody = person('personnel');
  await page.getByLabel('Identifiant').fill(somebody.identifiant);
  await page.locator('input[name=mot_de_passe]').fill(somebody.mot_de_passe);
  await submit(page, 'Se connecter');
  await page.getByLabel('Adresse à transmettre').waitFor();
  await page.context().close();
});

test('a page that was closed in the middle is resumed from the drops on their way', async () => {
  const page = await agent();
  await slowly(page);
  page.on('dialog', (dialog) => dialog.accept());
  const at = file('reprise.bin', 100 * MIB); // more than the first piece (8 MiB) and the largest (64 MiB) together
  const second = file('seconde  pièce.bin', 3 * MIB); // the site keeps one space of the two
  await page.getByLabel('Fichiers à déposer').setInputFiles([second, at]);
  await submit(page, 'Envoyer');
  await page.waitForFunction(() => document.querySelector('.envoi progress')?.value >= 10);
  await page.goto(url('/filex/'));
  const offsets = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  await page.getByRole('link', { name: /Reprendre.*seconde pièce\.bin/ }).click();
  await page.getByLabel('Les mêmes fichiers').waitFor();
  await check(page, 'filex-reprise');
  await page.getByLabel('Les mêmes fichiers').setInputFiles([second, at]);
  await submit(page, 'Reprendre l’envoi');
  await page.waitForURL(/fait=depot/, { timeout: 60000 });
  assert.ok(offsets[0] >= 8 * MIB, `resumed at ${offsets[0]}, not at the beginning`);
  stored(at);
  stored(second);
  assert.equal(sql("SELECT COUNT(DISTINCT depot) FROM fichier WHERE nom IN ('reprise.bin', 'seconde pièce.bin')")[0][0], '1');
  await page.context().close();
});

test('files of one size whose names begin alike are told apart, and another browser sends what is missing', async () => {
  const pages = [1, 2, 3].map((number) => file(`Compte rendu du conseil d’administration du collège, page ${number}.bmp`, 1000));
  const first = await agent();
  let pieces = 0;
  await first.route(/\/filex\/tus\/./, (route) => {
    pieces += route.request().method() === 'PATCH' ? 1 : 0;
    return pieces < 2 ? route.continue() : route.abort(); // of the second, the site knows the name
  });
  await first.getByLabel('Fichiers à déposer').setInputFiles(pages);
  await submit(first, 'Envoyer');
  await first.getByText('✓ arrivé').waitFor();
  await first.waitForFunction(() => performance.getEntriesByType('resource').filter((one) => /\/filex\/tus\/$/.test(one.name)).length > 1);
  const drop = await first.getByRole('link', { name: 'Voir le dépôt' }).getAttribute('href');
  const second = await agent(); // nothing of the first browser's memory
  await second.goto(new URL(drop, url()).href);
  await second.getByText('1 fichier arrivé sur 3').waitFor();
  await second.getByLabel('Les mêmes fichiers').setInputFiles(pages);
  await submit(second, 'Reprendre l’envoi');
  await second.waitForURL(/fait=depot/, { timeout: 60000 });
  pages.forEach(stored);
  assert.equal(sql("SELECT COUNT(*), COUNT(DISTINCT nom) FROM fichier WHERE nom LIKE 'Compte rendu du conseil%'")[0].join(), '3,3');
  await first.context().close();
  await second.context().close();
});

test('two files of one name, size and date are two, and which has arrived is read in them', async () => {
  const page = await agent();
  const twins = ['a/jumeau.bin', 'b/jumeau.bin'].map((name) => file(name, 1000));
  twins.forEach((at) => fs.utimesSync(at, 1e9, 1e9));
  for (const at of twins) await page.getByLabel('Fichiers à déposer').setInputFiles(at);
  assert.equal(await page.locator('.fichiers-choisis li', { hasText: 'même nom et même date' }).count(), 2);
  let pieces = 0;
  await page.route(/\/filex\/tus\/./, (route) => {
    pieces += route.request().method() === 'PATCH' ? 1 : 0;
    return pieces < 2 ? route.continue() : route.abort();
  });
  await submit(page, 'Envoyer');
  await page.getByText('✓ arrivé').waitFor();
  const drop = await page.getByRole('link', { name: 'Voir le dépôt' }).getAttribute('href');
  const read = () => sql("SELECT crc32 IS NOT NULL FROM fichier WHERE nom = 'jumeau.bin' ORDER BY id DESC LIMIT 1")[0][0] === '1';
  for (let i = 0; i < 100 && !read(); i += 1) await new Promise((done) => setTimeout(done, 200));
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(new URL(drop, url()).href);
  await page.unrouteAll();
  await page.getByLabel('Les mêmes fichiers').setInputFiles([...twins].reverse());
  await submit(page, 'Reprendre l’envoi');
  await page.waitForURL(/fait=depot/, { timeout: 60000 });
  const blobs = sql("SELECT blob_nom FROM fichier WHERE nom = 'jumeau.bin' ORDER BY id DESC LIMIT 2").flat();
  assert.deepEqual(blobs.map((blob) => sum(kept(blob))).sort(), twins.map(sum).sort());
  await page.context().close();
});

test('the plain form without a script, and its errors', async () => {
  const page = await agent({ javaScript: false });
  await check(page, 'filex-formulaire');
  const at = file('formulaire.bin', 3 * MIB);
  const empty = file('vide.txt', 0);
  await page.getByLabel('Fichiers à déposer').setInputFiles([at, empty]);
  await page.getByLabel('Pendant combien de jours').fill('beaucoup');
  await page.getByLabel('Message pour les destinataires').fill('Gardé');
  await submit(page, 'Envoyer');
  assert.match(await page.title(), /^Erreur/);
  assert.equal(await page.getByLabel('Message pour les destinataires').inputValue(), 'Gardé');
  await page.getByLabel('Fichiers à déposer').setInputFiles([at, empty]);
  await page.getByLabel('Pendant combien de jours').fill('2');
  await submit(page, 'Envoyer');
  await page.waitForURL(/fait=depot/);
  await check(page, 'filex-depot');
  stored(at);
  stored(empty);
  await page.context().close();
});

for (const javaScript of [true, false]) {
  test(`what is done with a drop ${javaScript ? 'with' : 'without'} the script`, async () => {
    const page = await agent({ javaScript });
    await page.getByRole('link', { name: /formulaire\.bin/ }).click();
    const drop = page.url().split('?')[0];
    await page.getByLabel('Nouveaux destinataires').fill('pas une adresse');
    await submit(page, 'Envoyer l’adresse');
    assert.match(await page.title(), /^Erreur/);
    const someone = javaScript ? 'bea.e2e@exemple.fr' : 'cléo.e2e@exemple.fr'.replace('é', 'e');
    await page.getByLabel('Nouveaux destinataires').fill(someone);
    await submit(page, 'Envoyer l’adresse');
    await mail(someone, (text) => text.includes('/f/'));
    await page.goto(drop);
    await check(page, 'filex-depot-destinataires');
    await page.getByRole('link', { name: 'Modifier ou prolonger' }).click();
    await check(page, 'filex-modifier');
    await page.getByLabel('Pendant combien de jours encore').fill('9');
    await page.getByLabel(/^(Nouveau mot|Mot) de passe/).fill('girouette tilleul 4');
    await submit(page, 'Enregistrer');
    assert.match(await page.locator('main').innerText(), /Encore\s9\sjours/); // a no-break space among them
    await page.goto(url('/filex/mes-fichiers'));
    await check(page, 'filex-mes-fichiers');
    await page.goto(url('/filex/jetons'));
    await page.getByLabel('Nom', { exact: true }).fill('Essai');
    await submit(page, 'Créer le jeton');
    assert.match(await page.locator('#jeton').innerText(), /^[A-Za-z0-9_-]{43}$/);
    await page.goto(url('/filex/jetons'));
    await check(page, 'filex-jetons');
    if (!javaScript) return page.context().close();
    await page.goto(`${drop}/fin`);
    await check(page, 'filex-fin');
    await page.getByRole('link', { name: 'Annuler' }).click();
    return page.context().close();
  });
}

test('a drop is ended at once', async () => {
  const page = await agent();
  await page.getByRole('link', { name: /formulaire\.bin/ }).click();
  await page.getByRole('link', { name: 'Mettre fin au dépôt' }).click();
  await submit(page, 'Mettre fin à ce dépôt');
  await check(page, 'filex-depot-fini');
  assert.equal(await page.getByLabel('Adresse à transmettre').count(), 0);
  await page.context().close();
});
