// The main job end to end, as people do it, once with JavaScript and once without: the head opens the services,
// issues codes and notifies; a parent creates an account with the letter's code, attaches a second child, reads
// absences and marks; a new code and a deactivated one close access at the next request.
import test from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { check, close, demo, freshCar, mail, open, person, secret, signIn, sql, submit, url } from './harness.mjs';

const PASSWORD = 'Six lanternes au bord du canal 52';

function quoted(text) {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
const undeclared = sql("SELECT uai FROM etablissement WHERE declare_le IS NULL")[0]?.[0];
const headOf = (uai) => demo.comptes.find((c) => c.profil === 'chef' && c.uai === uai);

/** Saves the rule of publication; where families would see less than today, that is said first, and confirmed. */
async function saveRule(page) {
  const name = 'Enregistrer les paramètres';
  const [answer] = await Promise.all([page.waitForResponse((r) => r.request().method() === 'POST'), submit(page, name)]);
  if (answer.status() !== 200) return;
  await page.getByText('des familles verraient moins qu’aujourd’hui').waitFor();
  await check(page, 'ts-notes-recul');
  await submit(page, name);
}

/** Signs in as the head, meets the declaration, opens both services. */
async function openSchool(page, head) {
  await signIn(page, head);
  await page.goto(url('/ts-admin/services'));
  await page.waitForURL(/declaration/);
  await check(page, 'ts-declaration');
  await submit(page, /Je souhaite proposer/);
  await page.goto(url('/ts-admin/services'));
  await check(page, 'ts-services-fermes');
  for (const service of ['Notes', 'Absences']) {
    const button = page.locator('main').getByRole('button', { name: new RegExp(`^Ouvrir.*${service}`, 'i') });
    if (await button.count()) await button.click(); // taking the declaration back leaves the services as they were
  }
  await page.goto(url('/ts-admin/services'));
  await check(page, 'ts-services-ouverts');
  await page.goto(url('/ts-admin/'));
  await check(page, 'ts-portail');
}

/** S5–S7: à l'échéance with a past date for every division; the preview says so. Then au fil de l'eau. */
async function setRule(page) {
  await page.goto(url('/ts-admin/notes'));
  await check(page, 'ts-notes');
  await page.getByLabel('À l’échéance', { exact: true }).check();
  await saveRule(page);
  await page.locator('#toutes').check();
  await page.getByLabel('Date', { exact: true }).fill('31/02/2026');
  await submit(page, 'Ajouter cette date');
  assert.match(await page.title(), /^Erreur/);
  await check(page, 'ts-notes-erreur');
  assert.equal(await page.locator('#jour').inputValue(), '31/02/2026');
  const past = sql("SELECT DATE_FORMAT(CURDATE() - INTERVAL 2 DAY, '%d/%m/%Y')")[0][0];
  await page.locator('#toutes').check();
  await page.locator('#jour').fill(past);
  await submit(page, 'Ajouter cette date');
  assert.ok((await page.locator('main').innerText()).includes(past));
  await check(page, 'ts-notes-echeance');
  await page.locator('input[name=mode][value=fil]').check();
  await saveRule(page);
}

/** S8–S11: criteria → list → confirm → result, and that going back generates nothing more. */
async function generate(page, uai) {
  await page.goto(url('/ts-admin/codes/generer'));
  await check(page, 'ts-generer-criteres');
  await page.locator('input[name=portee][value=ecole]').check();
  await page.locator('#legal1').check();
  await page.locator('#acces-tous').check();
  await submit(page, 'Voir la liste');
  await check(page, 'ts-generer-liste');
  await submit(page, /^Cocher toute la sélection/);
  await submit(page, 'Continuer');
  await check(page, 'ts-generer-confirmer');
  const before = Number(sql(`SELECT COUNT(*) FROM car k JOIN etablissement e ON e.id = k.etablissement WHERE e.uai = '${uai}'`)[0][0]);
  await page.locator('main form button[type=submit]').click();
  await check(page, 'ts-generer-resultat');
  const after = Number(sql(`SELECT COUNT(*) FROM car k JOIN etablissement e ON e.id = k.etablissement WHERE e.uai = '${uai}'`)[0][0]);
  assert.ok(after > before, 'codes were generated');
  await page.reload();
  await page.goBack();
  const again = page.locator('main form button[type=submit]');
  if (await again.count()) await again.first().click();
  const still = Number(sql(`SELECT COUNT(*) FROM car k JOIN etablissement e ON e.id = k.etablissement WHERE e.uai = '${uai}'`)[0][0]);
  assert.equal(still, after, 'Back and again generates nothing more');
}

/** S12–S15: letters; waits for the PDF by reloading, as a person would. Returns the path of the PDF. */
async function letters(page, name) {
  await page.goto(url('/ts-admin/notification'));
  await check(page, 'ts-notification-criteres');
  await page.locator('input[name=portee][value=ecole]').check();
  await page.locator('#legal1').check();
  await page.locator('#envoi-courrier').check();
  await submit(page, 'Voir la liste');
  await check(page, 'ts-notification-liste');
  await submit(page, /^Cocher toute la sélection/);
  await submit(page, 'Continuer');
  await check(page, 'ts-notification-confirmer');
  await page.locator('main form button[type=submit]').click();
  await check(page, 'ts-notification-envoi');
  const link = page.getByRole('link', { name: /PDF|lettres/i }).first();
  for (let i = 0; i < 60 && !(await link.count()); i += 1) {
    await new Promise((done) => setTimeout(done, 500));
    await page.reload();
  }
  await check(page, 'ts-notification-fini');
  const waiting = page.waitForEvent('download');
  await link.click();
  const file = path.join(os.tmpdir(), `lettres-${name}-${process.pid}.pdf`);
  await (await waiting).saveAs(file);
  return file;
}

/** The first letter: its code by text and by QR, and the pupil it is for. */
function readLetter(pdf, uai) {
  const text = execFileSync('pdftotext', ['-layout', '-f', '1', '-l', '1', pdf, '-'], { encoding: 'utf8' });
  const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
  assert.match(info, /Tagged:\s+yes/);
  const code = text.match(/\b([0-9A-Z]{4})[ -]([0-9A-Z]{4})[ -]([0-9A-Z]{4})[ -]([0-9A-Z]{4})\b/);
  assert.ok(code, 'the letter shows a code');
  const image = pdf.replace(/\.pdf$/, '');
  execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', '-f', '1', '-l', '1', pdf, image]);
  const scanned = execFileSync('zbarimg', ['--raw', '-q', `${image}.png`], { encoding: 'utf8' }).trim();
  assert.ok(scanned.includes(`#car=${code.slice(1).join('')}`), scanned);
  const flat = text.replace(/\s+/g, ' ');
  const pupil = sql(`SELECT v.prenom, v.nom, DATE_FORMAT(v.naissance, '%d/%m/%Y') FROM eleve v JOIN etablissement e ON e.id = v.etablissement WHERE e.uai = '${uai}'`)
    .find(([prenom, nom]) => flat.includes(`${prenom} ${nom}`) || flat.includes(`${nom} ${prenom}`));
  assert.ok(pupil, `the letter names the pupil: ${flat}`);
  fs.rmSync(`${image}.png`);
  secret(code.slice(1).join(''));
  return { code: code.slice(1).join(' '), scanned, prenom: pupil[0], birth: pupil[2] };
}

/** S23–S28. Starts from the QR where there is JavaScript, from the page otherwise. */
async function createAccount(page, letter, second, name) {
  const address = `${name}@exemple.invalid`;
  if (page.javaScript) {
    await page.goto(letter.scanned);
    await page.waitForURL(/compte\/creer\/code/);
    assert.equal((await page.locator('#car').inputValue()).replace(/\s/g, ''), letter.code.replace(/\s/g, ''));
    assert.ok(!page.url().includes('#'), 'the code has left the address');
  } else {
    await page.goto(url('/compte/creer'));
    await check(page, 'creer-identite');
    await submit(page, 'Continuer');
    assert.match(await page.title(), /^Erreur/);
    await check(page, 'creer-identite-erreur');
    await identity(page, name, address);
  }
  await check(page, 'creer-code');
  await page.locator('#car').fill(letter.code.replace(/.$/, (c) => (c === '2' ? '3' : '2')));
  await page.locator('#date_naissance').fill(letter.birth);
  await submit(page, 'Continuer');
  assert.match(await page.title(), /^Erreur/);
  assert.equal(await page.locator('#date_naissance').inputValue(), letter.birth, 'what was typed is kept');
  await check(page, 'creer-code-erreur');
  await page.locator('#car').fill(letter.code.toLowerCase());
  await submit(page, 'Continuer');
  if (page.javaScript && (await page.locator('#identifiant').count())) {
    await check(page, 'creer-identite-apres-code');
    await identity(page, name, address);
  }
  await check(page, 'creer-enfants');
  assert.ok((await page.locator('main').innerText()).includes(letter.prenom));
  await page.getByRole('link', { name: 'Ajouter un autre enfant' }).click();
  await page.locator('#car').fill(second.car);
  await page.locator('#date_naissance').fill(second.date_naissance);
  await submit(page, 'Continuer');
  assert.equal(await page.locator('.tuile').count(), 2, 'two children');
  await submit(page, 'Créer mon compte');
  await check(page, 'creer-fin');
  const text = await mail(address, (m) => m.includes('/compte/courriel/confirmer/'));
  await page.goto(text.match(/https:\/\/\S+\/compte\/courriel\/confirmer\/[\w-]+/)[0]);
  await check(page, 'confirmer-courriel');
  await page.locator('main form button[type=submit]').click();
  await check(page, 'courriel-confirme');
  return { identifiant: name, mot_de_passe: PASSWORD };
}
async function identity(page, name, address) {
  await page.locator('#identifiant').fill(name);
  await page.locator('#mot_de_passe').fill(PASSWORD);
  await page.locator('#mot_de_passe_confirmation').fill(PASSWORD);
  secret(PASSWORD);
  await page.locator('#courriel').fill(address);
  await submit(page, 'Continuer');
}

/** S33–S43: every view of every service of the first child with marks. */
async function consult(page) {
  await page.goto(url('/famille/'));
  assert.ok(/\/famille\/$/.test(page.url()) || /\/famille\/enfant\//.test(page.url()));
  await check(page, 'famille-enfants');
  const children = await page.locator('main .tuile h2 a').evaluateAll((links) => links.map((a) => a.getAttribute('href')));
  assert.equal(children.length, 2);
  const viewed = new Set();
  for (const [i, child] of children.entries()) {
    await page.goto(new URL(child, demo.url).href);
    await check(page, `famille-enfant-${i}`);
    for (const service of ['Absences', 'Notes', 'Équipe pédagogique']) {
      const link = page.locator('main .tuile h2').getByRole('link', { name: service, exact: true });
      if (!(await link.count())) continue;
      await link.click();
      await check(page, `famille-${i}-${service}`);
      const tabs = await page.locator('.onglets a').evaluateAll((links) => links.map((a) => [a.href, a.innerText]));
      for (const [href, label] of tabs) {
        await page.goto(href);
        await check(page, `famille-${i}-${service}-${label}`);
        viewed.add(`${service} ${label}`);
      }
      await page.goto(new URL(child, demo.url).href);
    }
  }
  console.log(viewed);
  return children;
}

/** S35: a message to the vie scolaire, from the page of absences. */
async function write(page, children, how) {
  for (const child of children) {
    await page.goto(`${new URL(child, demo.url).href}/absences`);
    const link = page.getByRole('link', { name: 'Écrire à la vie scolaire' });
    if (!(await link.count())) continue;
    await link.click();
    await check(page, 'famille-message');
    await submit(page, 'Envoyer');
    assert.match(await page.title(), /^Erreur/);
    await page.getByLabel('Votre message').fill(`Absente lundi (${how}).\nMerci.`);
    await submit(page, 'Envoyer');
    await check(page, 'famille-message-envoye');
    await mail('vie-scolaire.', (text) => text.includes(`Absente lundi (${how}).`));
    return;
  }
  assert.fail('no school can be written to');
}

for (const javaScript of [true, false]) {
  const how = javaScript ? 'js' : 'nojs';
  test(`the main job, ${javaScript ? 'with' : 'without'} JavaScript`, { timeout: 600000 }, async (t) => {
    const head = headOf(undeclared);
    const name = `parent.${how}.${process.pid}`;
    const second = freshCar((c) => c.uai !== undeclared && c.profil === 'responsable');
    const staff = await open({ javaScript });
    let letter;
    let account;
    let children;
    await t.test('the head declares and opens the services', async () => openSchool(staff, head));
    await t.test('the rule of publication and its preview', async () => setRule(staff));
    await t.test('codes are generated once', async () => generate(staff, undeclared));
    await t.test('letters are made, one PDF', async () => {
      const pdf = await letters(staff, how);
      letter = readLetter(pdf, undeclared);
      fs.rmSync(pdf);
    });
    const parent = await open({ javaScript });
    await t.test('a parent creates an account with the letter', async () => {
      account = await createAccount(parent, letter, second, name);
    });
    await t.test('signs in and reads', async () => {
      await signIn(parent, account);
      children = await consult(parent);
      assert.equal(children.length, 2);
      await parent.goto(url('/compte'));
      await check(parent, 'compte');
    });
    await t.test('writes to the school of a child', async () => write(parent, children, how));
    await t.test('the last sign-in is shown at the next one', async () => {
      const menu = parent.locator('.menu summary');
      if (await menu.isVisible()) await menu.click();
      await parent.getByRole('button', { name: 'Se déconnecter' }).click();
      await parent.goto(url('/famille/'));
      await parent.waitForURL(/connexion/);
      await check(parent, 'connexion');
      await signIn(parent, { ...account, mot_de_passe: 'pas le bon mot de passe' });
      await check(parent, 'connexion-refusee');
      await signIn(parent, account);
      await parent.goto(url('/famille/'));
      assert.match(await parent.locator('main').innerText(), /Dernière connexion/);
    });
    await t.test('the school takes back its declaration: families are told', async () => {
      await takeBack(staff);
      const said = [];
      for (const child of children) {
        await parent.goto(new URL(child, demo.url).href);
        said.push(/n’offre pas de télé-services en ce moment/.test(await parent.locator('main').innerText()));
      }
      assert.equal(said.filter(Boolean).length, 1, 'of the two children, that of this school');
      await staff.goto(url('/ts-admin/declaration'));
      await submit(staff, /Je souhaite proposer/);
    });
    await t.test('words sent after the session had ended are found again', async () => writeTooLate(staff, how));
    await t.test('a new code closes the child until it is entered (S20)', async () => {
      await pairPage(staff, letter);
      await act(staff, /^Générer un code/);
      await parent.goto(url('/famille/'));
      const home = await parent.locator('main').innerText();
      assert.match(home, new RegExp(`${letter.prenom}\\s: l’établissement`));
      assert.equal(await parent.locator('.tuile', { hasText: letter.prenom }).count(), 0, 'the child is gone at the next request');
      await check(parent, 'famille-nouveau-code');
    });
    await t.test('a code deactivated by the school closes the child at the next request', async () => {
      const [[prenom, nom, responsable]] = sql(`SELECT v.prenom, v.nom, p.prenom FROM rattachement r
        JOIN compte c ON c.id = r.compte JOIN eleve v ON v.id = r.eleve JOIN etablissement e ON e.id = v.etablissement
        JOIN car k ON k.id = r.car JOIN couple l ON l.id = k.couple JOIN responsable p ON p.id = l.responsable
        WHERE c.identifiant_affiche = '${name}' AND e.uai = '${second.uai}' AND r.fin_le IS NULL`);
      await parent.goto(url('/famille/'));
      assert.ok((await parent.locator('main').innerText()).includes(prenom), 'the second child is still there');
      const other = await open({ javaScript });
      await signIn(other, headOf(second.uai));
      await pairPage(other, { prenom, nom, responsable });
      await act(other, /^Désactiver l’accès/);
      await parent.goto(url('/famille/'));
      const closed = (await parent.locator('main').innerText()).replaceAll('\u00A0', ' ');
      assert.ok(closed.includes(`${prenom} : l’accès à ses pages est fermé`), 'it is said');
      await check(parent, 'famille-acces-ferme');
      await parent.goto(new URL(children.at(-1), demo.url).href);
      assert.match(parent.url(), /\/famille\/$/, 'its page leads to where it is said');
      await other.context().close();
    });
    await takeBack(staff); // as it was found, for whoever comes next
    await staff.context().close();
    await parent.context().close();
  });
}

/** The head writes for longer than a session lasts idle. */
async function writeTooLate(page, how) {
  const words = `Écrit trop tard (${how}), avec « guillemets » et <b>.`;
  await page.goto(url('/ts-admin/notification/texte'));
  await page.locator('#mot').fill(words);
  const head = headOf(undeclared);
  sql(`UPDATE session SET vu_le = vu_le - INTERVAL 1 DAY WHERE compte = (SELECT id FROM compte WHERE identifiant_affiche = ${quoted(head.identifiant)})`);
  await submit(page, /^Enregistrer/);
  await page.waitForURL(/connexion/);
  await check(page, 'connexion-gardee');
  await page.getByLabel('Identifiant').fill(head.identifiant);
  await page.locator('input[name=mot_de_passe]').fill(head.mot_de_passe);
  await submit(page, 'Se connecter');
  await page.waitForURL(/reprendre/);
  await check(page, 'reprendre');
  await submit(page, 'Envoyer maintenant');
  await page.goto(url('/ts-admin/notification/texte'));
  assert.equal(await page.locator('#mot').inputValue(), words);
}

async function takeBack(page) {
  await page.goto(url('/ts-admin/declaration'));
  await page.getByRole('link', { name: /Retirer la déclaration/ }).click();
  await check(page, 'ts-declaration-retirer');
  await page.locator('main form button[type=submit]').click();
}

/** The individual page of a pair whose code was used, by the first letters of a name. */
async function pairPage(page, { prenom, nom = prenom.slice(0, 3), responsable = '' }) {
  await page.goto(url('/ts-admin/codes'));
  await check(page, 'ts-codes');
  await page.locator('main form input[name=nom]').fill(nom);
  await page.locator('main form').first().locator('button[type=submit]').click();
  const [[id]] = sql(`SELECT COUNT(*) FROM eleve WHERE prenom = ${quoted(prenom)}`);
  assert.ok(Number(id) >= 1);
  await check(page, 'ts-codes-liste');
  const row = page.locator('main tbody tr').filter({ hasText: prenom }).filter({ hasText: responsable }).filter({ hasText: /[Uu]tilisé/ }).first();
  await row.getByRole('link').first().click();
  await check(page, 'ts-couple');
  return page.url();
}
async function act(page, name) {
  const control = page.locator('main').getByRole('link', { name }).or(page.locator('main').getByRole('button', { name })).first();
  await control.click();
  await check(page, `ts-couple-${String(name).replace(/\W+/g, '-')}`);
  await page.locator('main form button[type=submit]').first().click();
}

for (const javaScript of [true, false]) {
  const how = javaScript ? 'js' : 'nojs';
  test(`a letter that came to the wrong person, ${javaScript ? 'with' : 'without'} JavaScript`, { timeout: 120000 }, async () => {
    const car = freshCar((one) => one.profil === 'responsable');
    const stranger = await open({ javaScript });
    await stranger.goto(url('/compte/creer'));
    await identity(stranger, `etrangere.${how}`, `etrangere.${how}@exemple.invalid`);
    await stranger.locator('#car').fill(car.car);
    await stranger.locator('#date_naissance').fill(car.date_naissance);
    await submit(stranger, 'Continuer');
    await stranger.getByRole('link', { name: /^Je ne suis pas le représentant légal/ }).click();
    await check(stranger, 'creer-contester');
    await submit(stranger, 'Refuser ce code et prévenir l’établissement');
    await stranger.getByText('est refusé').waitFor();
    await check(stranger, 'creer-conteste');
    const head = await open({ javaScript });
    await signIn(head, headOf(car.uai));
    await head.waitForURL(/ts-admin/);
    await head.goto(url('/ts-admin/'));
    await head.getByRole('link', { name: /codes? d’activation contestés?$/ }).click();
    await head.getByText(/Contesté le/).first().waitFor();
    await check(head, 'ts-codes-contestes');
    await head.goto(url('/ts-admin/'));
    await check(head, 'ts-portail-conteste');
    for (const page of [stranger, head]) await page.context().close();
  });
}

test('pages anyone can read', { timeout: 120000 }, async () => {
  const page = await open();
  for (const [below, name] of [['/', 'accueil'], ['/aide', 'aide'], ['/accessibilite', 'accessibilite'],
    ['/mentions-legales', 'mentions'], ['/plan', 'plan'], ['/compte/recuperer', 'recuperer'], ['/nulle-part', 'introuvable']]) {
    await page.goto(url(below));
    await check(page, name);
  }
  await page.context().close();
});

test('a pupil sees his own', { timeout: 120000 }, async () => {
  const page = await open();
  await signIn(page, person('eleve'));
  await page.goto(url('/famille/'));
  await check(page, 'eleve');
  await page.context().close();
});

test.after(close);
