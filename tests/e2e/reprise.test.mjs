// What a drop that is taken up again takes for arrived (www/js/reprise.js). Needs no site.
import test from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import vm from 'node:vm';
import zlib from 'node:zlib';

const read = (path) => fs.readFileSync(new URL(path, import.meta.url), 'utf8');
const window = {};
vm.runInNewContext(read('../../www/js/reprise.js'), { window, TextEncoder, Response, Uint8Array });
const { keptName, missing } = window.reprise;

const file = (name, text) => new File([text], name);
const sums = new Map();
/** What the site says of a file that has arrived; `known`: it has read it since. */
function arrived(name, text, known = true) {
  if (!sums.has(text)) sums.set(text, crc32(text));
  return { nom: keptName(name), taille: Buffer.byteLength(text), crc32: known ? sums.get(text) : null };
}
function crc32(text) { // as a gzip ends: its sum, then its size
  return zlib.gzipSync(text).readUInt32LE(zlib.gzipSync(text).length - 8);
}
async function names(chosen, there) {
  return Array.from(await missing(chosen, there, () => {}), (one) => `${one.name} ${chosen.indexOf(one)}`);
}

test('a name is the one that the site keeps', () => {
  for (const [sent, kept] of JSON.parse(read('../depot/noms.json'))) assert.equal(keptName(sent), kept, JSON.stringify(sent));
  const long = 'é'.repeat(200);
  assert.equal(keptName(`${long}.tar.gz`), `${'é'.repeat(126)}.gz`);
  assert.equal(keptName('a'.repeat(256)), 'a'.repeat(255));
  assert.equal(keptName(`${long}.${'b'.repeat(40)}`), 'é'.repeat(127));
});

const page = (number) => `Compte rendu du conseil d’administration du collège, page ${number}.bmp`;

test('files of one size whose long names begin alike are not taken for one another', async () => {
  const there = [arrived(page(1), 'un')];
  const [one, two, three] = [file(page(1), 'un'), file(page(2), 'de'), file(page(3), 'tr')];
  assert.deepEqual(await names([two], there), [`${page(2)} 0`]);
  assert.deepEqual(await names([two, three], there), [`${page(2)} 0`, `${page(3)} 1`]);
  assert.deepEqual(await names([one, two, three], there), [`${page(2)} 1`, `${page(3)} 2`]);
  assert.deepEqual(await names([file('a-1.bmp', 'x')], [arrived('a1.bmp', 'x')]), ['a-1.bmp 0']);
  assert.deepEqual(await names([file('E\u0301té  1.bmp', 'x')], [arrived('Été 1.bmp', 'x')]), []);
  assert.deepEqual(await names([file('a.bmp', 'xy')], [arrived('a.bmp', 'x')]), ['a.bmp 0']);
});

test('of two files of one name and size, what they hold tells which has arrived', async () => {
  const there = [arrived('page.bmp', 'b')];
  const both = [file('page.bmp', 'a'), file('page.bmp', 'b')];
  assert.deepEqual(await names(both, there), ['page.bmp 0']);
  assert.deepEqual(await names(both, [...there, arrived('page.bmp', 'a')]), []);
  // the one that is missing, chosen alone: nothing else would be left to send
  assert.deepEqual(await names([both[0]], there), ['page.bmp 0']);
  assert.deepEqual(await names([both[1]], there), []);
  // two copies are two files
  assert.deepEqual(await names([both[1], file('page.bmp', 'b')], there), ['page.bmp 1']);
});

test('what the site has not read yet is asked for again, and never guessed', async () => {
  const there = [arrived('page.bmp', 'b', false)];
  const both = [file('page.bmp', 'a'), file('page.bmp', 'b')];
  await assert.rejects(missing(both, there, () => {}), { message: 'unknown', nom: 'page.bmp' });
  assert.deepEqual(await names([both[1], file('z', 'z')], there), ['z 1']);
});

test('a file is read in pieces, and how far is told', async () => {
  const large = 'é'.repeat(5_000_000);
  const shares = [];
  assert.deepEqual(Array.from(await missing([file('l', large)], [arrived('l', large)], (share) => shares.push(share))), []);
  assert.deepEqual(shares, [8388608 / 10_000_000, 1]);
});
