// tus-js-client and Uppy, unchanged, against the file drop; and the same against the reference server of
// the protocol's authors, so that what the two servers do differently is seen to be meant.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { Readable } from 'node:stream';
import * as tusjs from 'tus-js-client';
import Uppy from '@uppy/core';
import UppyTus from '@uppy/tus';
import { close, leftovers, nameOf, oracle, ours, random, site, sql, tus } from './site.mjs';

after(close);

const common = (server) => ({
  endpoint: server.endpoint,
  headers: server.headers,
  httpStack: new tusjs.DefaultHttpStack({ agent: server.agent }),
  retryDelays: [50, 100],
  metadata: { filename: 'essai.bin', filetype: 'application/octet-stream' },
});

/** Sends it to its end; `seen` gathers the answers. */
function send(server, source, options = {}) {
  const seen = [];
  return new Promise((resolve, reject) => {
    const upload = new tusjs.Upload(source, {
      ...common(server),
      ...options,
      onAfterResponse: (request, answer) => {
        seen.push({ method: request.getMethod(), status: answer.getStatus(), adresse: answer.getHeader('Filex-Adresse') });
      },
      onSuccess: () => resolve({ url: upload.url, seen }),
      onError: reject,
    });
    upload.start();
  });
}

/** Uppy wants of every request something to set `withCredentials` on, as XMLHttpRequest is. */
class StackForUppy extends tusjs.DefaultHttpStack {
  createRequest(method, url) {
    const request = super.createRequest(method, url);
    const underlying = request.getUnderlyingObject.bind(request);
    request.getUnderlyingObject = () => underlying() ?? {};
    return request;
  }
}

const bytes = random(1_000_003);

for (const server of [ours, oracle]) {
  describe(`tus-js-client and ${server.name}`, () => {
    test('a whole buffer', async () => {
      const { url, seen } = await send(server, bytes);
      assert.deepEqual(server.stored(url), bytes);
      assert.deepEqual(seen.map((one) => one.status), [201, 204]);
    });
    test('an empty one', async () => {
      const { url } = await send(server, Buffer.alloc(0));
      assert.equal(server.stored(url).length, 0);
    });
    test('in chunks', async () => {
      const { url, seen } = await send(server, bytes, { chunkSize: 100_000 });
      assert.deepEqual(server.stored(url), bytes);
      assert.equal(seen.filter((one) => one.method === 'PATCH').length, 11);
    });
    test('a file', async () => {
      const file = path.join(os.tmpdir(), `ts-tus-${process.pid}`);
      fs.writeFileSync(file, bytes);
      const { url } = await send(server, fs.createReadStream(file), { chunkSize: 400_000 });
      fs.unlinkSync(file);
      assert.deepEqual(server.stored(url), bytes);
    });
    test('bytes with the creation', async () => {
      const { url, seen } = await send(server, bytes, { uploadDataDuringCreation: true });
      assert.deepEqual(server.stored(url), bytes);
      assert.deepEqual(seen.map((one) => one.status), [201]);
    });
    test('a stream whose size is told at its end', async () => {
      const pieces = [bytes.subarray(0, 300_000), bytes.subarray(300_000)];
      const { url } = await send(server, Readable.from(pieces), { uploadLengthDeferred: true, chunkSize: 200_000 });
      assert.deepEqual(server.stored(url), bytes);
    });
    test('POST where PATCH does not get through', async () => {
      const { url } = await send(server, bytes, { overridePatchMethod: true, chunkSize: 300_000 });
      assert.deepEqual(server.stored(url), bytes);
    });
    test('paused in the middle, gone on by another client', async () => {
      const address = await new Promise((resolve, reject) => {
        const upload = new tusjs.Upload(bytes, {
          ...common(server),
          chunkSize: 100_000,
          onChunkComplete: (size, sent) => { if (sent === 300_000) upload.abort().then(() => resolve(upload.url), reject); },
          onError: reject,
        });
        upload.start();
      });
      const { seen } = await send(server, bytes, { uploadUrl: address });
      assert.deepEqual(server.stored(address), bytes);
      assert.deepEqual(seen.map((one) => one.method), ['HEAD', 'PATCH']);
    });
    test('given up', async () => {
      const address = await new Promise((resolve, reject) => {
        const upload = new tusjs.Upload(bytes, {
          ...common(server),
          chunkSize: 100_000,
          onChunkComplete: (size, sent) => { if (sent === 300_000) upload.abort(true).then(() => resolve(upload.url), reject); },
          onError: reject,
        });
        upload.start();
      });
      assert.ok([404, 410].includes((await tus.head(server, address)).status));
    });
  });

  test(`Uppy and ${server.name}`, async () => {
    const uppy = new Uppy({ autoProceed: false }).use(UppyTus, {
      endpoint: server.endpoint, headers: server.headers, httpStack: new StackForUppy({ agent: server.agent }),
      chunkSize: 400_000, limit: 3, storeFingerprintForResuming: false, retryDelays: [50],
    });
    for (const name of ['un.bin', 'deux.bin', 'trois.bin']) uppy.addFile({ name, type: 'application/octet-stream', data: bytes });
    const result = await uppy.upload();
    assert.deepEqual(result.failed.map((file) => String(file.error)), []);
    assert.equal(result.successful.length, 3);
    for (const file of result.successful) assert.deepEqual(server.stored(file.uploadURL), bytes);
    if (server === ours) assert.deepEqual(result.successful.map((file) => nameOf(file.uploadURL)), ['un.bin', 'deux.bin', 'trois.bin']);
    uppy.destroy();
  });
}

describe('the file drop alone', () => {
  test('parts sent side by side become one file', async () => {
    const { url, seen } = await send(ours, bytes, { parallelUploads: 4 });
    assert.deepEqual(ours.stored(url), bytes);
    assert.ok(seen.at(-1).adresse.startsWith(`${site}/f/`));
  });
  test('the answer that completes a drop gives its address, and a mail is written', async () => {
    const before = Number(sql('SELECT COUNT(*) FROM courriel_a_envoyer'));
    const { seen } = await send(ours, bytes, { chunkSize: 600_000 });
    assert.deepEqual(seen.map((one) => Boolean(one.adresse)), [false, false, true]);
    assert.ok(Number(sql('SELECT COUNT(*) FROM courriel_a_envoyer')) > before);
  });
  test('names of all kinds', async () => {
    const kept = [
      ['été.txt', 'été.txt'], ['e\u0301te\u0301.txt', 'été.txt'], ['"l’a" \'b\'.txt', '"l’a" \'b\'.txt'],
      ['a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie: x=1.txt'], ['photo\u202Egpj.exe', 'photogpj.exe'],
      ['a'.repeat(255), 'a'.repeat(255)], ['é'.repeat(200) + '.ods', 'é'.repeat(125) + '.ods'], ['../../etc/passwd', 'passwd'],
      ['تقرير.pdf', 'تقرير.pdf'],
    ];
    for (const [sent, name] of kept) {
      const { url } = await send(ours, Buffer.from('abc'), { metadata: { filename: sent } });
      assert.equal(nameOf(url), name);
    }
  });
  test('nothing is left where bytes wait', () => {
    // parts that were joined stay an hour, for a client that joins them once more
    const parts = Number(sql("SELECT COUNT(*) FROM televersement WHERE sorte = 'partie'"));
    assert.deepEqual(leftovers(), { entrants: 0, partiels: parts, verrous: 0 });
  });
});
