// After all journeys: each page of the four programs was looked at by one of them, in light and dark, with axe.
// usage: TS_STATE=… node routes.mjs FOLDER_OF_PROGRAMS
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';

// What a GET gives that is no page: files, and answers for programs.
const NO_PAGE = new Set(['/sante', '/compte/donnees', '/filex/.garde', '/filex/tus/{}', '/f/{}/t/{}', '/f/{}/z/{}']);

const looked = new Set(fs.readFileSync(path.join(process.env.TS_STATE, 'pages'), 'utf8').split('\n'));
const routes = ['auth', 'ts-admin', 'famille', 'filex'].flatMap((program) =>
  [...execFileSync(path.join(process.argv[2], program), ['--routes'], { encoding: 'utf8' }).matchAll(/^GET +(\S+)/gm)].map((found) => found[1]));
const pages = [...new Set(routes.map((one) => one.replace(/\{[a-z_]+\}/g, '{}')))].filter((one) => !/\.(csv|pdf|json)$/.test(one) && !NO_PAGE.has(one));
const missed = pages.filter((one) => !looked.has(one));
console.log(`${pages.length} pages; looked at by no journey: ${missed.join(' ') || 'none'}`);
process.exitCode = pages.length > 100 && missed.length === 0 ? 0 : 1;
