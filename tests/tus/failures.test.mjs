// What goes wrong on the way: the seven cases of tusd's end-to-end tests, made again with raw connections; sums,
// expiry and the gate on the running site; a crowd.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { after, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, base64, bearer, begin, ca, close, leftovers, oracle, ours, random, secretOf, site, sql, state, tus } from './site.mjs';

after(close);
const { hostname, port } = new URL(site);

/** A connection of its own: TLS over a socket that can be reset. */
async function connect() {
  const raw = net.connect({ host: '127.0.0.1', port: Number(port) });
  const secure = tls.connect({ socket: raw, servername: hostname, ca: fs.readFileSync(ca) });
  await new Promise((resolve, reject) => { secure.once('secureConnect', resolve).once('error', reject); });
  let text = '';
  secure.on('data', (piece) => { text += piece; });
  secure.on('error', () => {});
  const closed = new Promise((resolve) => { secure.once('close', () => resolve(text)); });
  return { raw, secure, closed, text: () => text };
}
const head = (method, target, headers) => `${[`${method} ${new URL(target, site).pathname} HTTP/1.1`, `Host: ${hostname}:${port}`,
  ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`;
const patchHead = (address, offset, size, more = {}) => head('PATCH', address, {
  'Tus-Resumable': '1.0.0', 'Upload-Offset': offset, 'Content-Type': 'application/offset+octet-stream', 'Content-Length': size, ...more });

async function until(what, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const seen = await what();
    if (seen) return seen;
    await pause(5);
  }
  throw new Error('it did not come');
}
async function offsetOf(address) {
  const answer = await tus.head(ours, address);
  return answer.status === 200 ? Number(answer.headers['upload-offset']) : answer.status;
}
const partialOf = (address) => {
  const blob = sql(`SELECT blob_nom FROM televersement WHERE empreinte = UNHEX(SHA2('${secretOf(address)}', 256))`);
  return path.join(state, 'depots/partiels', blob.slice(0, 2), blob.slice(2, 4), blob);
};
const bytes = random(4_000_000);

describe('the seven cases of tusd', () => {
  test('an upload that succeeds', async () => {
    const address = await begin(ours, bytes.length);
    assert.equal((await tus.patch(ours, address, 0, bytes)).status, 204);
    assert.deepEqual(ours.stored(address), bytes);
  });
  for (const [name, leave] of [
    ['a connection that closes', (line) => line.secure.destroy()],
    ['a connection that is reset', (line) => line.raw.resetAndDestroy()],
    ['a client that falls silent', () => {}],
  ]) {
    test(`${name} costs the piece in flight and no more`, async () => {
      const address = await begin(ours, bytes.length);
      assert.equal((await tus.patch(ours, address, 0, bytes.subarray(0, 1000))).status, 204);
      const line = await connect();
      line.secure.write(patchHead(address, 1000, bytes.length - 1000));
      line.secure.write(bytes.subarray(1000, 3_000_000));
      await until(() => leftovers().entrants === 1);
      leave(line);
      await line.closed; // of the silent one: nginx closes (client_body_timeout, 2 s here)
      await until(() => leftovers().entrants === 0);
      assert.equal(await offsetOf(address), 1000);
      assert.equal((await tus.patch(ours, address, 1000, bytes.subarray(1000))).status, 204);
      assert.deepEqual(ours.stored(address), bytes);
    });
  }
  test('a newer request takes over from one that still works', async (t) => {
    const size = 400_000_000;
    const large = Buffer.alloc(size - 1, 'x');
    const address = await begin(ours, size);
    assert.equal((await tus.patch(ours, address, 0, Buffer.from('a'))).status, 204);
    const older = tus.patch(ours, address, 1, large);
    await until(() => fs.statSync(partialOf(address)).size > 1, 60); // it copies
    const offset = await offsetOf(address);
    const { status } = await older;
    t.diagnostic(`the older request was answered ${status}, the offset taken over ${offset}`);
    assert.ok([204, 423].includes(status), `${status}`);
    const reached = await offsetOf(address);
    assert.equal(reached, offset); // nobody wrote after the newer had asked
    if (status === 423) assert.ok(offset > 1 && offset < size, `${offset}`);
    if (reached < size) assert.equal((await tus.patch(ours, address, reached, large.subarray(reached - 1))).status, 204);
    assert.equal(await offsetOf(address), size);
    const whole = ours.stored(address);
    assert.equal(whole.length, size);
    assert.equal(whole.indexOf('a'), 0);
    assert.equal(whole.lastIndexOf('a'), 0);
    assert.ok(whole.subarray(1).equals(large));
  });
  test('more bytes than were announced', async () => {
    const address = await begin(ours, 5);
    assert.equal((await tus.patch(ours, address, 0, Buffer.from('abcdef'))).status, 413);
    assert.equal(await offsetOf(address), 0);
    assert.equal((await tus.patch(ours, address, 0, Buffer.from('abc'))).status, 204);
    assert.equal((await tus.patch(ours, address, 3, Buffer.from('def'))).status, 413);
    assert.equal(await offsetOf(address), 3);
  });
  test('an upload that is stopped while bytes come', async () => {
    const address = await begin(ours, bytes.length);
    const line = await connect();
    line.secure.write(patchHead(address, 0, bytes.length));
    line.secure.write(bytes.subarray(0, 3_000_000));
    await until(() => leftovers().entrants === 1);
    assert.equal((await tus.end(ours, address)).status, 204);
    line.secure.write(bytes.subarray(3_000_000));
    await until(() => line.text().includes('\r\n'));
    assert.match(line.text(), /^HTTP\/1\.1 404\b/);
    line.secure.destroy();
    await until(() => leftovers().entrants === 0);
    assert.equal(await offsetOf(address), 404);
  });
});

test('the same statuses as the reference server', async () => {
  const statuses = {};
  for (const server of [ours, oracle]) {
    const seen = statuses[server.name] = [];
    const note = async (promise) => { seen.push((await promise).status); };
    const address = await begin(server, 6, { 'Upload-Metadata': `filename ${base64('a')}` });
    await note(ask(server, 'OPTIONS', server.endpoint));
    await note(tus.create(server, {}));
    await note(tus.create(server, { 'Upload-Length': '6', 'Tus-Resumable': '0.2.2' }));
    await note(tus.head(server, address));
    await note(tus.patch(server, address, 3, Buffer.from('abc')));
    await note(tus.patch(server, address, 0, Buffer.from('abc')));
    await note(tus.patch(server, address, 0, Buffer.from('abc')));
    await note(tus.patch(server, address, 3, Buffer.from('def')));
    const other = await begin(server, 6);
    await note(tus.end(server, other));
    await note(tus.create(server, { 'Upload-Length': '0' }));
  }
  const wanted = [204, 400, 412, 200, 409, 204, 409, 204, 204, 201];
  assert.deepEqual(statuses[ours.name], wanted);
  wanted[2] = 400; // of another version the protocol says 412; the reference server does not
  assert.deepEqual(statuses[oracle.name], wanted);
});

describe('sums', () => {
  for (const algorithm of ['sha1', 'sha256', 'sha512']) {
    test(algorithm, async () => {
      const sum = (data) => ({ 'Upload-Checksum': `${algorithm} ${crypto.createHash(algorithm).update(data).digest('base64')}` });
      const address = await begin(ours, bytes.length);
      assert.equal((await tus.patch(ours, address, 0, bytes, sum(bytes.subarray(1)))).status, 460);
      assert.equal(await offsetOf(address), 0);
      assert.equal((await tus.patch(ours, address, 0, bytes, sum(bytes))).status, 204);
      assert.deepEqual(ours.stored(address), bytes);
    });
  }
  test('one that nobody computes', async () => {
    const address = await begin(ours, 3);
    assert.equal((await tus.patch(ours, address, 0, Buffer.from('abc'), { 'Upload-Checksum': 'crc32 AAAA' })).status, 400);
    assert.equal(await offsetOf(address), 0);
  });
});

test('an upload has its time', async () => {
  const address = await begin(ours, 6);
  const answer = await tus.patch(ours, address, 0, Buffer.from('abc'));
  assert.ok(new Date(answer.headers['upload-expires']) > new Date(Date.now() + 71 * 3600_000));
  sql(`UPDATE televersement SET expire_le = '2020-01-01' WHERE empreinte = UNHEX(SHA2('${secretOf(address)}', 256))`);
  assert.equal(await offsetOf(address), 410);
  assert.equal((await tus.patch(ours, address, 3, Buffer.from('def'))).status, 410);
});

describe('the gate', () => {
  test('no byte is asked for when the answer is no', async () => {
    const size = 1_000_000_000;
    const type = { 'Content-Type': 'application/offset+octet-stream' };
    for (const [status, text] of [
      [401, head('PUT', '/filex/curl/a', { 'Content-Length': size, Expect: '100-continue' })],
      [401, head('POST', '/filex/tus/', { 'Tus-Resumable': '1.0.0', 'Upload-Length': size, ...type, 'Content-Length': size, Expect: '100-continue' })],
      [404, patchHead('/filex/tus/AAAAAAAAAAAAAAAAAAAAAA', 0, size, { Expect: '100-continue' })],
      [411, head('PUT', '/filex/curl/a', { ...bearer, 'Transfer-Encoding': 'chunked', Expect: '100-continue' })],
      [413, head('PUT', '/filex/curl/a', { ...bearer, 'Content-Length': 90_000_000_000_000, Expect: '100-continue' })],
      [303, head('POST', '/filex/envoyer', { 'Content-Type': 'multipart/form-data; boundary=B', 'Content-Length': size, Expect: '100-continue' })],
      [413, head('OPTIONS', '/filex/tus/', { 'Content-Length': size, Expect: '100-continue' })],
    ]) {
      const line = await connect();
      line.secure.write(text);
      // nginx says 100 before any answer to such a request, this one too; then it reads and throws away what comes
      const answer = () => line.text().replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
      await until(() => answer().includes('\r\n\r\n'));
      line.secure.destroy();
      assert.equal(Number(answer().slice(9, 12)), status);
    }
    assert.equal(leftovers().entrants, 0);
  });
  test('refusals of tus say the version, and why', async () => {
    const answer = await tus.create(ours, { 'Upload-Length': '6', 'Tus-Resumable': '0.2.2' });
    assert.equal(answer.status, 412);
    assert.equal(answer.headers['tus-version'], '1.0.0');
    const nobody = await ask(ours, 'POST', ours.endpoint, { 'Tus-Resumable': '1.0.0', 'Upload-Length': '6' });
    assert.equal(nobody.status, 401);
    assert.match(nobody.headers['www-authenticate'], /^Bearer/);
    assert.match(nobody.body, /jeton personnel/);
    assert.equal(nobody.headers['tus-resumable'], '1.0.0');
  });
});

// What nginx says in its place must not be judged by the length of the body it was given: a client that reads
// "too large" gives up, one that reads "come back" is done a second later.
test('while the program is away, a body of any size is told to come back', async () => {
  const address = await begin(ours, bytes.length);
  const pid = Number(fs.readFileSync(path.join(state, 'run/filex-depot.pid'), 'utf8').split(' ')[0]);
  process.kill(pid, 'SIGTERM'); // its supervisor starts another
  const seen = new Set();
  await until(async () => {
    const answer = await tus.patch(ours, address, 0, bytes);
    seen.add(answer.status);
    if (answer.status === 503) {
      assert.match(answer.headers['retry-after'], /^[0-9]+$/);
      assert.equal(answer.headers['tus-resumable'], '1.0.0');
    }
    return answer.status === 204;
  });
  assert.deepEqual([...seen].sort(), [204, 503]);
  assert.deepEqual(ours.stored(address), bytes);
});

test('two hundred uploads at once', async () => {
  const data = Array.from({ length: 200 }, () => random(20_000));
  const addresses = await Promise.all(data.map(() => begin(ours, 20_000)));
  const first = await Promise.all(addresses.map((address, i) => tus.patch(ours, address, 0, data[i].subarray(0, 10_000))));
  const second = await Promise.all(addresses.map((address, i) => tus.patch(ours, address, 10_000, data[i].subarray(10_000))));
  for (const answer of [...first, ...second]) assert.equal(answer.status, 204);
  assert.equal(new Set(second.map((answer) => answer.headers['filex-adresse'])).size, 200);
  addresses.forEach((address, i) => assert.deepEqual(ours.stored(address), data[i]));
  assert.equal(leftovers().entrants, 0);
});
