// Two people on one page: whoever comes second is shown so, on every page that can be, with and without JavaScript.
import test from 'node:test';
import assert from 'node:assert/strict';
import { check, close, open, person, signIn, submit, url } from './harness.mjs';

test.after(close);

const head = person('chef');

/** Saves; where families would see less than today, says so and is confirmed. */
async function save(page, name) {
  const [answer] = await Promise.all([page.waitForResponse((r) => r.request().method() === 'POST'), submit(page, name)]);
  if (answer.status() !== 200) return;
  await page.getByText('des familles verraient moins qu’aujourd’hui').waitFor();
  await check(page, 'ts-notes-recul');
  await submit(page, name);
}

/** Both open it; the first saves; the second is told, sees what is asked, and his own click changes nothing unseen. */
async function meet(first, second, below, { save: button, change, other = change, name, sees }) {
  await first.goto(url(below));
  await second.goto(url(below));
  await change(first);
  await save(first, button);
  await other(second);
  const [answer] = await Promise.all([second.waitForResponse((r) => r.request().method() === 'POST'), submit(second, button)]);
  assert.equal(answer.status(), 409, name);
  await second.locator('[role=alert]').filter({ hasText: 'un autre changement a été enregistré' }).waitFor();
  assert.match(await second.title(), /^Erreur/, name);
  await sees(second);
  await check(second, `conflit-${name}`);
}

for (const javaScript of [true, false]) {
  const how = javaScript ? 'js' : 'nojs';
  test(`a page that somebody else has saved meanwhile, ${javaScript ? 'with' : 'without'} JavaScript`, { timeout: 240000 }, async () => {
    const [first, second] = [await open({ javaScript }), await open({ javaScript })];
    for (const page of [first, second]) {
      await signIn(page, head);
      await page.waitForURL(/ts-admin/);
    }
    const delay = (days) => (page) => page.locator('#delai_jours').fill(days);
    await meet(first, second, '/ts-admin/notes', {
      name: `notes-${how}`, save: 'Enregistrer les paramètres', change: delay('3'), other: delay('5'),
      sees: async (page) => assert.equal(await page.locator('#delai_jours').inputValue(), '3', 'what is stored'),
    });
    const office = (words) => (page) => page.locator('#vie_scolaire_nom').fill(words);
    await meet(first, second, '/ts-admin/absences', {
      name: `absences-${how}`, save: /^Enregistrer/, change: office(`Bureau A ${how}`), other: office(`Bureau B ${how}`),
      sees: async (page) => {
        assert.equal(await page.locator('#vie_scolaire_nom').inputValue(), `Bureau B ${how}`, 'what was typed is kept');
        assert.match(await page.locator('#vie_scolaire_nom-erreur').innerText(), new RegExp(`Bureau A ${how}`), 'beside what is stored');
      },
    });
    const word = (words) => (page) => page.locator('#mot').fill(words);
    await meet(first, second, '/ts-admin/notification/texte', {
      name: `texte-${how}`, save: /^Enregistrer/, change: word(`Un mot ${how}.`), other: word(`Un autre ${how}.`),
      sees: async (page) => assert.equal(await page.locator('#mot').inputValue(), `Un autre ${how}.`),
    });
    await first.goto(url('/ts-admin/droits'));
    const someone = new URL(await first.getByRole('link', { name: /^Modifier/ }).last().getAttribute('href'), first.url()).pathname;
    const tick = (which) => async (page) => { const box = page.locator('input[name=application]').nth(which); await box.setChecked(!(await box.isChecked())); };
    await meet(first, second, someone, { name: `droits-${how}`, save: /^Enregistrer/, change: tick(0), other: tick(1), sees: async () => {} });

    // the dates of a rule that the other has just taken away
    const rule = (mode) => async (page) => { await page.goto(url('/ts-admin/notes')); await page.locator(`input[name=mode][value=${mode}]`).check(); await save(page, 'Enregistrer les paramètres'); };
    await rule('echeance')(first);
    await second.goto(url('/ts-admin/notes'));
    await rule('fil')(first);
    await second.locator('#toutes').check();
    await second.locator('#jour').fill('12/12/2026');
    await submit(second, 'Ajouter cette date');
    await second.locator('[role=alert]').filter({ hasText: 'un autre changement a été enregistré' }).waitFor();
    assert.match(await second.title(), /^Erreur/);
    assert.ok(await second.locator('input[name=mode][value=fil]').isChecked(), 'the rule that is stored');
    await check(second, `conflit-dates-${how}`);
    // as it was found
    await first.goto(url('/ts-admin/notes'));
    await first.locator('#delai_jours').fill('1');
    await submit(first, 'Enregistrer les paramètres');
    for (const page of [first, second]) await page.context().close();
  });

  test(`a service closed while a family writes, ${javaScript ? 'with' : 'without'} JavaScript`, { timeout: 120000 }, async () => {
    const [staff, parent] = [await open({ javaScript }), await open({ javaScript })];
    await signIn(parent, person('responsable'));
    await parent.waitForURL(/famille/);
    await parent.goto(url('/famille/'));
    const child = parent.locator('.tuile a[href*="/famille/enfant/"]').first();
    const path = new URL(await child.getAttribute('href'), parent.url()).pathname.match(/.*\/famille\/enfant\/[^/]+/)[0];
    await parent.goto(new URL(`${path}/absences/message`, parent.url()).href);
    await parent.getByLabel('Votre message').fill('Malade lundi,\net mardi.');
    await signIn(staff, head);
    await staff.waitForURL(/ts-admin/);
    await staff.goto(url('/ts-admin/services'));
    await staff.locator('main').getByRole('link', { name: /^Fermer.*[Aa]bsences/ }).click();
    await staff.locator('main form button[type=submit]').first().click();
    await submit(parent, 'Envoyer');
    await parent.getByText('Votre message n’est pas envoyé').waitFor();
    assert.equal(await parent.getByLabel('Votre message').inputValue(), 'Malade lundi,\net mardi.');
    await check(parent, `message-ferme-${how}`);
    await staff.goto(url('/ts-admin/services'));
    await staff.locator('main').getByRole('button', { name: /^Ouvrir.*[Aa]bsences/ }).click();
    for (const page of [staff, parent]) await page.context().close();
  });
}
