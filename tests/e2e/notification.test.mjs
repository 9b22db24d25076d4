// Codes sent by e-mail through a real SMTP server, and codes that nobody used in time, as a school and a parent see
// them, once with JavaScript and once without.
import test from 'node:test';
import assert from 'node:assert/strict';
import { check, close, mail, open, person, secret, signIn, sql, submit, url } from './harness.mjs';

const PASSWORD = 'Neuf barques amarrées au ponton 47';
const head = person('chef');
const rowOf = (page, noms) => noms.reduce((rows, nom) => rows.filter({ hasText: nom }), page.locator('main tbody tr')).first();

/** Two pairs of one division whose codes nobody has used, each with an address of its own. */
function pairs(how) {
  const [[division]] = sql(`SELECT v.division FROM car k JOIN eleve v ON v.id = k.eleve JOIN etablissement e ON e.id = k.etablissement
    WHERE e.uai = '${head.uai}' AND k.couple_courant IS NOT NULL AND k.utilise_le IS NULL AND k.fin_le IS NULL
    GROUP BY v.division HAVING COUNT(DISTINCT v.id) >= 2 ORDER BY COUNT(*) DESC LIMIT 1`);
  const found = sql(`SELECT k.id, l.responsable, v.id, v.prenom, DATE_FORMAT(v.naissance, '%d/%m/%Y'), p.prenom, p.nom
    FROM car k JOIN couple l ON l.id = k.couple JOIN responsable p ON p.id = l.responsable JOIN eleve v ON v.id = k.eleve
    WHERE v.division = ${division} AND k.couple_courant IS NOT NULL AND k.utilise_le IS NULL AND k.fin_le IS NULL ORDER BY k.id`);
  const first = found[0];
  const second = found.find((one) => one[2] !== first[2] && one[1] !== first[1]);
  return {
    division,
    pairs: [first, second].map(([car, responsable, , prenom, naissance, son_prenom, son_nom], at) => {
      const adresse = `code.${how}.${at}.${process.pid}@exemple.invalid`;
      sql(`UPDATE responsable SET courriel = '${adresse}' WHERE id = ${responsable}`);
      return { car, prenom, naissance, adresse, noms: [prenom, son_prenom, son_nom] };
    }),
  };
}

/** S12–S15: criteria, list, confirmation; then the progress, until every mail has gone. */
async function send(page, division) {
  const [[code]] = sql(`SELECT code FROM division WHERE id = ${division}`);
  await page.goto(url('/ts-admin/notification'));
  await page.locator('input[name=portee][value=divisions]').check();
  await page.locator('#divisions').getByLabel(code).first().check();
  for (const rank of ['#legal1', '#legal2', '#autres']) await page.locator(rank).check();
  await page.locator('#notifies-tous').check();
  await page.locator('#envoi-courriel').check();
  await submit(page, 'Voir la liste');
  await check(page, 'ts-courriel-liste');
  await submit(page, /^Cocher toute la sélection/);
  await submit(page, 'Continuer');
  await check(page, 'ts-courriel-confirmer');
  await page.locator('main form button[type=submit]').click();
  await check(page, 'ts-courriel-envoi');
  const sent = page.url();
  for (let i = 0; i < 60 && (await page.locator('#avancement[data-en-cours]').count()); i += 1) {
    await new Promise((done) => setTimeout(done, 500));
    await page.goto(sent);
  }
  assert.equal(await page.locator('#avancement[data-en-cours]').count(), 0, 'every mail has gone');
  await check(page, 'ts-courriel-fini');
}

/** The code that a mail hands over, and its address, which has the code behind its #. */
function readMail(text) {
  const code = text.match(/^([0-9A-Z]{4})[ -]([0-9A-Z]{4})[ -]([0-9A-Z]{4})[ -]([0-9A-Z]{4})\s*$/m);
  assert.ok(code, text);
  const plain = code.slice(1).join('');
  secret(plain);
  const link = text.match(/https:\/\/\S+#car=\S+/)[0];
  assert.ok(link.includes(plain), link);
  return { code: code.slice(1).join(' '), link };
}

/** S23–S24: up to where the code and the birth date have been given. */
async function enterCode(page, { code, link }, naissance, name) {
  const identity = async () => {
    await page.locator('#identifiant').fill(name);
    await page.locator('#mot_de_passe').fill(PASSWORD);
    await page.locator('#mot_de_passe_confirmation').fill(PASSWORD);
    secret(PASSWORD);
    await page.locator('#courriel').fill(`${name}@exemple.invalid`);
    await submit(page, 'Continuer');
  };
  if (page.javaScript) {
    await page.goto(link);
    await page.waitForURL(/compte\/creer\/code/);
    assert.equal((await page.locator('#car').inputValue()).replace(/\s/g, ''), code.replace(/\s/g, ''));
  } else {
    await page.goto(url('/compte/creer'));
    await identity();
    await page.locator('#car').fill(code);
  }
  await page.locator('#date_naissance').fill(naissance);
  await submit(page, 'Continuer');
  if (await page.locator('#identifiant').count()) await identity();
}

/** The address was never confirmed, the password is lost; a new code re-opens the account. */
async function reopen(staff, parent, pair, name, wanted) {
  const before = await mail(pair.adresse, wanted);
  for (const act of [/^Générer un code/, /^Envoyer le code/]) {
    await staff.goto(url('/ts-admin/codes'));
    await staff.locator('main form input[name=nom]').fill(pair.prenom);
    await staff.locator('main form').first().locator('button[type=submit]').click();
    await rowOf(staff, pair.noms).getByRole('link').first().click();
    await staff.locator('main').getByRole('link', { name: act }).or(staff.locator('main').getByRole('button', { name: act })).first().click();
    await staff.locator('main form button[type=submit]').first().click();
  }
  const { code } = readMail(await mail(pair.adresse, (m) => wanted(m) && m !== before));
  await parent.context().clearCookies();
  await parent.goto(url('/compte/recuperer'));
  await parent.getByRole('link', { name: 'retrouvez votre compte avec ce code' }).click();
  await check(parent, 'rouvrir');
  await parent.locator('#car').fill(code);
  await parent.locator('#date_naissance').fill('01/01/2001');
  await submit(parent, 'Continuer');
  assert.match(await parent.title(), /^Erreur/);
  await check(parent, 'rouvrir-erreur');
  await parent.locator('#car').fill(code);
  await parent.locator('#date_naissance').fill(pair.naissance);
  await submit(parent, 'Continuer');
  assert.match(await parent.locator('main').innerText(), new RegExp(`Votre identifiant est ${name}`));
  await check(parent, 'rouvrir-mot-de-passe');
  const chosen = 'Douze péniches sous le pont de bois 8';
  secret(chosen);
  await parent.locator('#mot_de_passe').fill(chosen);
  await parent.locator('#mot_de_passe_confirmation').fill(chosen);
  await submit(parent, 'Enregistrer ce mot de passe');
  await parent.waitForURL(/connexion/);
  await signIn(parent, { identifiant: name, mot_de_passe: chosen });
  await parent.waitForURL(/famille/);
  assert.ok((await parent.locator('main').innerText()).includes(pair.prenom), 'the child is there again');
  await parent.goto(url('/compte/enfants/ajouter'));
  await check(parent, 'enfants-ajouter');
}

for (const javaScript of [true, false]) {
  const how = javaScript ? 'js' : 'nojs';
  test(`a code by e-mail, and one that comes too late, ${javaScript ? 'with' : 'without'} JavaScript`, { timeout: 240000 }, async () => {
    const { division, pairs: [used, late] } = pairs(how);
    const staff = await open({ javaScript });
    await signIn(staff, head);
    await send(staff, division);
    for (const one of [used, late])
      assert.match(await rowOf(staff, one.noms).innerText(), /Envoyé/, one.noms.join(' '));

    const parent = await open({ javaScript });
    const name = `courriel.${how}.${process.pid}`;
    const wanted = (m) => /#car=/.test(m);
    await enterCode(parent, readMail(await mail(used.adresse, wanted)), used.naissance, name);
    await check(parent, 'courriel-enfants');
    await submit(parent, 'Créer mon compte');
    await check(parent, 'courriel-compte');
    await signIn(parent, { identifiant: name, mot_de_passe: PASSWORD });
    await parent.goto(url('/famille/'));
    assert.ok((await parent.locator('main').innerText()).includes(used.prenom));

    await reopen(staff, parent, used, name, wanted);

    // S22: its time is over. The parent is told what to do, the school sees it and gives another.
    sql(`UPDATE car SET expire_le = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE id = ${late.car}`);
    const other = await open({ javaScript });
    await enterCode(other, readMail(await mail(late.adresse, wanted)), late.naissance, `${name}.tard`);
    await check(other, 'code-expire');
    assert.match(await other.title(), /^Erreur/);
    const said = (await other.locator('main').innerText()).replace(/\s+/g, ' ');
    assert.match(said, /code/i);
    assert.match(said, /établissement/, 'whom to ask for a new one');
    assert.equal(await other.locator('#date_naissance').inputValue(), late.naissance, 'what was typed is kept');
    await staff.goto(url('/ts-admin/codes'));
    await staff.locator('main form input[name=nom]').fill(late.prenom);
    await staff.locator('main form').first().locator('button[type=submit]').click();
    const row = rowOf(staff, late.noms);
    assert.match(await row.innerText(), /[Ee]xpiré/);
    await row.getByRole('link').first().click();
    await check(staff, 'ts-couple-expire');
    assert.match(await staff.locator('main').innerText(), /[Ee]xpiré/);
    await staff.locator('main').getByRole('link', { name: /^Générer un code/ }).or(staff.locator('main').getByRole('button', { name: /^Générer un code/ })).first().click();
    await staff.locator('main form button[type=submit]').first().click();
    assert.deepEqual(sql(`SELECT COUNT(*) FROM car k JOIN car old ON old.couple = k.couple_courant WHERE old.id = ${late.car} AND k.id <> old.id AND k.fin_le IS NULL`), [['1']]);
    for (const page of [staff, parent, other]) await page.context().close();
  });
}

test.after(close);
