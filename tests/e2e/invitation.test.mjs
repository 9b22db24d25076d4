// An agent invites somebody without an account; he sends files, with the script and without it, comes back to his
// receipt, takes an upload up again, and finds a withdrawn link closed.
import test from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { check, close, mail, open, person, signIn, sql, state, url } from './harness.mjs';
import { file, MIB, slowly, stored, submit } from './fichiers.mjs';

test.after(close);

/** The agent's own page of a new invitation. */
async function invite({ javaScript = true, nom = 'Anne Roy', courriel = '', usage = 'Une seule fois' } = {}) {
  const page = await open({ javaScript });
  await signIn(page, person('personnel'));
  await page.waitForLoadState();
  await page.goto(url('/filex/'));
  await page.getByRole('link', { name: 'Inviter une personne à m’envoyer des fichiers' }).click();
  await page.getByLabel('Personne invitée').fill(nom);
  await page.getByLabel(/^Adresse électronique/).fill(courriel);
  await page.getByLabel(usage).check();
  await page.getByLabel(/^Message/).fill('Les plans, s’il vous plaît.\nAvant vendredi.');
  await submit(page, 'Créer l’invitation');
  await page.getByLabel('Adresse à transmettre').waitFor();
  return page;
}
const address = (page) => page.getByLabel('Adresse à transmettre').inputValue();
const token = (link) => link.split('/').pop();

test('invited by mail, he sends files with the script and both are told', async () => {
  const agent = await invite({ courriel: 'anne.invitee@exemple.fr' });
  await check(agent, 'filex-invitation');
  const link = await address(agent);
  await mail('anne.invitee@exemple.fr', (text) => text.includes(token(link)));
  await agent.goto(url('/filex/invitations'));
  await check(agent, 'filex-invitations');
  await submit(agent, 'Créer l’invitation');
  assert.match(await agent.title(), /^Erreur/);
  await check(agent, 'filex-invitations-refus');

  const page = await open();
  await page.goto(link);
  await check(page, 'filex-invite');
  const large = file('plans de l’école.bin', 20 * MIB + 1);
  const small = file('légende.txt', 12);
  await page.getByLabel('Fichiers à envoyer').setInputFiles([large, small]);
  await page.getByLabel('Votre nom').fill('');
  await submit(page, /^Envoyer$/);
  await page.locator('#deposant-erreur').waitFor();
  await check(page, 'filex-invite-refus');
  await page.getByLabel('Votre nom').fill('Anne Roy, mairie');
  await submit(page, /^Envoyer$/);
  await page.waitForURL(/fait=depot/, { timeout: 60000 });
  await check(page, 'filex-invite-recu');
  assert.match(await page.locator('main').innerText(), /plans de l’école\.bin/);
  stored(large);
  stored(small);
  await mail('anne.invitee@exemple.fr', (text) => /bien arriv/.test(text));
  await page.goto(link); // "did it work?": the same link says so
  assert.match(await page.locator('h1').innerText(), /Les fichiers sont arrivés/);
  assert.deepEqual((await page.context().cookies()).length, 0, 'no cookie is needed, and none is set');

  await agent.goto(url('/filex/invitations'));
  await agent.getByRole('link', { name: 'Anne Roy' }).first().click();
  assert.match(await agent.locator('main').innerText(), /Anne Roy, mairie/);
  await agent.getByRole('link', { name: /plans de l’école\.bin/ }).click();
  assert.match(await agent.locator('main').innerText(), /Déposé par\s+Anne Roy, mairie/);
  const log = fs.readFileSync(path.join(state, 'log', 'access.log'), 'utf8');
  assert.ok(!log.includes(token(link)), 'the link is in no log');
  await page.context().close();
  await agent.context().close();
});

test('the whole way without the script', async () => {
  const agent = await invite({ javaScript: false, nom: 'Bruno Lenoir' });
  const link = await address(agent);
  const page = await open({ javaScript: false });
  await page.goto(link);
  await check(page, 'filex-invite');
  assert.equal(await page.getByLabel('Votre nom').inputValue(), 'Bruno Lenoir');
  const at = file('devis sans script.bin', 3 * MIB);
  await page.getByLabel('Fichiers à envoyer').setInputFiles(at);
  await page.getByLabel(/^Votre adresse/).fill('pas une adresse');
  await page.getByLabel(/^Message/).fill('Gardé');
  await submit(page, /^Envoyer$/);
  assert.match(await page.title(), /^Erreur/);
  assert.equal(await page.getByLabel(/^Message/).inputValue(), 'Gardé');
  await page.getByLabel('Fichiers à envoyer').setInputFiles(at);
  await page.getByLabel(/^Votre adresse/).fill('');
  await submit(page, /^Envoyer$/);
  await page.waitForURL(/fait=depot/);
  await check(page, 'filex-invite-recu');
  stored(at);
  await page.goto(link);
  assert.match(await page.locator('h1').innerText(), /Les fichiers sont arrivés/);
  assert.equal(sql("SELECT COUNT(*) FROM fichier WHERE nom = 'devis sans script.bin'")[0][0], '1');
  await page.context().close();
  await agent.context().close();
});

test('who comes second with a link of one use is told, and shown nothing of the first', async () => {
  for (const javaScript of [true, false]) {
    const agent = await invite({ javaScript, nom: `Deux personnes, ${javaScript ? 'js' : 'nojs'}` });
    const link = await address(agent);
    const [first, second] = [await open({ javaScript }), await open({ javaScript })];
    for (const page of [first, second]) {
      await page.goto(link);
      await page.getByLabel('Votre nom').fill('Quelqu’un');
      await page.getByLabel('Fichiers à envoyer').setInputFiles(file(page === first ? 'de la première.bin' : 'du second.bin', 1000));
    }
    await submit(first, /^Envoyer$/);
    await first.waitForURL(/fait=depot/, { timeout: 60000 });
    await submit(second, /^Envoyer$/);
    await second.getByText('n’ont pas été envoyés').first().waitFor();
    assert.ok(!(await second.locator('body').innerText()).includes('de la première'), 'nothing of the first');
    await check(second, `filex-invite-second-${javaScript ? 'js' : 'nojs'}`);
    assert.equal(sql("SELECT COUNT(*) FROM fichier WHERE nom = 'du second.bin'")[0][0], '0');
    for (const page of [first, second, agent]) await page.context().close();
  }
});

test('an upload that was cut is taken up again by the same link', async () => {
  const agent = await invite({ nom: 'Chloé Petit' });
  const link = await address(agent);
  const page = await open();
  await slowly(page);
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(link);
  const at = file('reprise invitée.bin', 100 * MIB);
  await page.getByLabel('Fichiers à envoyer').setInputFiles(at);
  await submit(page, /^Envoyer$/);
  await page.waitForFunction(() => document.querySelector('.envoi progress')?.value >= 10);
  await page.goto(link);
  await page.getByLabel('Les mêmes fichiers').waitFor();
  await check(page, 'filex-invite-reprise');
  const offsets = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  // another file does not stand for the one that is half there
  await page.getByLabel('Les mêmes fichiers').setInputFiles(file('autre chose.txt', 3));
  await submit(page, 'Reprendre l’envoi');
  await page.getByText('reprise invitée.bin n’est pas fini').first().waitFor();
  await check(page, 'filex-invite-reprise-autre');
  assert.equal(sql("SELECT COUNT(*) FROM fichier WHERE nom = 'autre chose.txt'")[0][0], '0');
  await page.getByRole('button', { name: 'Retirer autre chose.txt' }).click();
  await page.getByLabel('Les mêmes fichiers').setInputFiles(at);
  await submit(page, 'Reprendre l’envoi');
  await page.waitForURL(/fait=depot/, { timeout: 60000 });
  assert.ok(offsets[0] >= 8 * MIB, `resumed at ${offsets[0]}, not at the beginning`);
  stored(at);
  await page.context().close();
  await agent.context().close();
});

test('a lasting link: the browser remembers what is on its way; given up, withdrawn', async () => {
  const agent = await invite({ nom: 'Les parents de 6A', usage: 'Plusieurs fois, ou à plusieurs personnes' });
  const link = await address(agent);
  const page = await open();
  await slowly(page);
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(link);
  await page.getByLabel('Votre nom').fill('Une mère');
  await page.getByLabel('Fichiers à envoyer').setInputFiles(file('trop long.bin', 40 * MIB));
  await submit(page, /^Envoyer$/);
  await page.waitForFunction(() => document.querySelector('.envoi progress')?.value >= 15);
  await page.goto(link);
  await page.getByRole('link', { name: 'Le reprendre' }).click();
  await page.getByRole('link', { name: 'Abandonner cet envoi' }).click();
  await check(page, 'filex-invite-abandon');
  await submit(page, 'Abandonner cet envoi');
  await page.getByText('L’envoi est abandonné').waitFor();
  await check(page, 'filex-invite-abandonne');
  await page.getByLabel('Votre nom').fill('Une mère');
  const at = file('court.bin', 1000);
  await page.getByLabel('Fichiers à envoyer').setInputFiles(at);
  await submit(page, /^Envoyer$/);
  await page.waitForURL(/fait=depot/, { timeout: 60000 });
  stored(at);
  await page.getByRole('link', { name: 'Envoyer d’autres fichiers' }).click();
  assert.equal(await page.getByRole('link', { name: 'Le reprendre' }).count(), 0, 'nothing is on its way any more');

  await submit(agent, 'Retirer cette invitation');
  await check(agent, 'filex-invitations-retiree');
  const answer = await page.goto(link);
  assert.equal(answer.status(), 410);
  await check(page, 'filex-invite-retiree');
  assert.equal((await page.goto(link.replace(/.(?=.{10}$)/, (c) => (c === 'A' ? 'B' : 'A')))).status(), 404);
  await check(page, 'filex-invite-fausse');
  await page.context().close();
  await agent.context().close();
});

test('the administrator sees who lets outsiders in, and ends it; who invited is told', async () => {
  const agent = await invite({ nom: 'Imprimerie', usage: 'Plusieurs fois, ou à plusieurs personnes' });
  const link = await address(agent);
  const admin = await open();
  await signIn(admin, person('academie'));
  await admin.waitForLoadState();
  await admin.goto(url('/filex/administration/'));
  await admin.getByRole('link', { name: 'Invitations ouvertes' }).click();
  await admin.getByRole('row', { name: /Imprimerie/ }).waitFor();
  await check(admin, 'filex-admin-invitations');
  await admin.getByRole('button', { name: /^Retirer l’invitation Imprimerie$/ }).click();
  await admin.getByText('L’invitation est retirée.').waitFor();
  await check(admin, 'filex-admin-invitation-retiree');
  await mail(person('personnel').courriel, (text) => /retiré votre invitation/.test(text));
  const guest = await open({ javaScript: false });
  assert.equal((await guest.goto(link)).status(), 410);
  for (const page of [agent, admin, guest]) await page.context().close();
});
