// The running site, a reference server beside it, and what the tests look at behind them.
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { Server } from '@tus/server';
import { FileStore } from '@tus/file-store';

export const state = process.env.TS_STATE;
const demo = JSON.parse(fs.readFileSync(path.join(state, 'demo.json'), 'utf8'));
export const site = demo.url.replace(/\/$/, '');
export const ca = demo.ca;
export const agent = new https.Agent({ ca: fs.readFileSync(ca), keepAlive: true, maxSockets: 256 });

export function sql(statement) {
  return execFileSync('mariadb', ['--no-defaults', `--socket=${state}/run/mariadb.sock`, `--user=${os.userInfo().username}`,
    '--default-character-set=utf8mb4', '-N', '-B', '-r', 'teleservices', '-e', statement], { encoding: 'utf8' }).trimEnd();
}

// A personal token of an agent of the demonstration.
export const token = crypto.randomBytes(32).toString('base64url');
sql(`INSERT INTO jeton_depot (compte, empreinte, nom, cree_le, expire_le)
     SELECT MIN(id), UNHEX(SHA2('${token}', 256)), 'essais', '2020-01-01', '2099-01-01' FROM compte WHERE profil = 'agent'`);
export const bearer = { Authorization: `Bearer ${token}` };

const reference = fs.mkdtempSync(path.join(os.tmpdir(), 'ts-tus.'));
const oracleServer = http.createServer();
const tusServer = new Server({ path: '/files', datastore: new FileStore({ directory: reference }) });
oracleServer.on('request', (request, response) => tusServer.handle(request, response));
await new Promise((resolve) => { oracleServer.listen(0, '127.0.0.1', resolve); });

export const ours = {
  name: 'the file drop',
  endpoint: `${site}/filex/tus/`,
  headers: bearer,
  agent,
  // The bytes of the file that an upload has become.
  stored(address) {
    const blob = sql(`SELECT f.blob_nom FROM televersement t JOIN fichier f ON f.id = t.fichier
                      WHERE t.empreinte = UNHEX(SHA2('${secretOf(address)}', 256))`);
    return fs.readFileSync(path.join(state, 'depots/fichiers', blob.slice(0, 2), blob.slice(2, 4), blob));
  },
};
export const oracle = {
  name: '@tus/server',
  endpoint: `http://127.0.0.1:${oracleServer.address().port}/files`,
  headers: {},
  agent: new http.Agent({ keepAlive: true }),
  stored: (address) => fs.readFileSync(path.join(reference, secretOf(address))),
};
export function close() {
  agent.destroy();
  oracle.agent.destroy();
  oracleServer.closeAllConnections();
  oracleServer.close();
  fs.rmSync(reference, { recursive: true });
}

export const secretOf = (address) => address.split('/').pop();
export const nameOf = (address) => sql(`SELECT nom FROM televersement WHERE empreinte = UNHEX(SHA2('${secretOf(address)}', 256))`);

/** Bodies that nginx holds, partial files, and locks that have none beside them. */
export function leftovers() {
  const names = (folder) => fs.readdirSync(path.join(state, 'depots', folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => entry.name);
  const partials = names('partiels');
  const whole = partials.filter((name) => !name.endsWith('.verrou'));
  const locks = partials.filter((name) => name.endsWith('.verrou') && !whole.includes(name.replace('.verrou', '')));
  return { entrants: names('entrants').length, partiels: whole.length, verrous: locks.length };
}

/** One request, its answer whole. */
export function ask(server, method, target, headers = {}, body = undefined) {
  const address = new URL(target, server.endpoint);
  const library = address.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const request = library.request(address, { method, agent: server.agent, headers }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const version = { 'Tus-Resumable': '1.0.0' };
export const tus = {
  create: (server, headers, body) => ask(server, 'POST', server.endpoint, { ...server.headers, ...version, ...headers }, body),
  head: (server, address) => ask(server, 'HEAD', address, version),
  patch: (server, address, offset, body, headers = {}) => ask(server, 'PATCH', address, {
    ...version, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream',
    'Content-Length': String(body.length), ...headers }, body),
  end: (server, address) => ask(server, 'DELETE', address, version),
};
export async function begin(server, size, headers = {}) {
  const made = await tus.create(server, { 'Upload-Length': String(size), ...headers });
  if (made.status !== 201) throw new Error(`creation: ${made.status} ${made.body}`);
  return new URL(made.headers.location, server.endpoint).href;
}
export const base64 = (text) => Buffer.from(text).toString('base64');
export const random = (size) => crypto.randomBytes(size);
