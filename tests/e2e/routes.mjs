// After all journeys: each page of the four programs was looked at by one of them, in light and dark, with axe.
// usage: TS_STATE=… node routes.mjs FOLDER_OF_PROGRAMS
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';

// What a GET gives that is no page: files, and answers for programs.
const NO_PAGE = new Set(['/sante', '/compte/donnees', '/filex/.garde', '/filex/tus/{}', '/f/{}/t/{}', '/f/{}/z/{}']);
// No journey goes there yet: theirs are page tests alone. One that is reached leaves this list.
const NOT_YET = new Set(['/connexion/code', '/connexion/installer', '/compte/enfants/confirmer']);

const looked = fs.readFileSync(path.join(process.env.TS_STATE, 'pages'), 'utf8').split('\n');
const routes = ['auth', 'ts-admin', 'famille', 'filex'].flatMap((program) =>
  [...execFileSync(path.join(process.argv[2], program), ['--routes'], { encoding: 'utf8' }).matchAll(/^GET +(\S+)/gm)].map((found) => found[1]));
const pages = [...new Set(routes.map((one) => one.replace(/\{[a-z_]+\}/g, '{}')))].filter((one) => !/\.(csv|pdf|json)$/.test(one) && !NO_PAGE.has(one));
const missed = pages.filter((one) => {
  const pattern = new RegExp(`^${one.split('{}').map((part) => part.replace(/[.\\]/g, '\\$&')).join('[^/]+')}$`);
  return !looked.some((address) => pattern.test(address));
});
const forgotten = missed.filter((one) => !NOT_YET.has(one));
const reached = [...NOT_YET].filter((one) => !missed.includes(one));
console.log(`${pages.length} pages; looked at by no journey: ${missed.join(' ') || 'none'}; on the list though reached: ${reached.join(' ') || 'none'}`);
process.exitCode = pages.length > 60 && forgotten.length === 0 ? 0 : 1;
