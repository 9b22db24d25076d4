// Files for the journeys of the file drop, and whether they have arrived whole.
import test from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { sql, state } from './harness.mjs';

export const MIB = 1048576;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ts-filex-e2e-'));
test.after(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A file of random bytes: nothing on the way may take a shortcut. */
export function file(name, size) {
  const at = path.join(folder, name);
  fs.mkdirSync(path.dirname(at), { recursive: true });
  fs.writeFileSync(at, crypto.randomBytes(size));
  return at;
}
/** Where the store keeps it. */
export const kept = (blob) => execFileSync('find', [state, '-path', '*/fichiers/*', '-name', blob], { encoding: 'utf8' }).trim();
export const sum = (at) => crypto.createHash('sha256').update(fs.readFileSync(at)).digest('hex');
/** The stored file of that name must be whole: its bytes are those that were chosen. */
export function stored(at) {
  const name = path.basename(at).normalize('NFC').replace(/ +/g, ' ');
  const rows = sql(`SELECT f.blob_nom, d.etat FROM fichier f JOIN depot d ON d.id = f.depot WHERE f.nom = '${name}' ORDER BY f.id DESC LIMIT 1`);
  assert.equal(rows.length, 1, `${name} has a line`);
  const [blob, etat] = rows[0];
  assert.equal(etat, 'publie');
  assert.equal(sum(kept(blob)), sum(at), `${name} is whole`);
}
export async function submit(page, name) {
  await page.locator('main').getByRole('button', { name }).first().click();
}
/** Each piece takes its time, so that there is a middle to stop in. */
export async function slowly(page) {
  await page.route(/\/filex\/tus\/./, async (route) => {
    if (route.request().method() === 'PATCH') await new Promise((done) => setTimeout(done, 700));
    await route.continue().catch(() => {}); // given up meanwhile
  });
}
