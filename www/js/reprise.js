// Which of the files chosen for a drop that is taken up again are there already. Without page or network:
// depot.js asks it, tests/e2e/reprise.test.mjs tries it.
(function () {
  "use strict";
  var LONGEST = 255, LONGEST_EXTENSION = 20, PIECE = 8388608;

  function size(text) { return new TextEncoder().encode(text).length; }
  // Whole characters of the beginning, no more bytes than that.
  function beginning(text, most) {
    var kept = "", room = most;
    Array.from(text).every(function (character) {
      room -= size(character);
      if (room >= 0) kept += character;
      return room > 0;
    });
    return kept;
  }
  // Whether a joiner changes what is seen: as in fcgi/base/joiner.cpp.
  function joins(joiner, before, after) {
    if (/[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D3B\u0D3C\u0D4D\u0DCA]$/.test(before) && /^\p{Lo}/u.test(after)) return true;
    if (joiner === "\u200D")
      return /\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]*$/u.test(before) && /^\p{Extended_Pictographic}/u.test(after);
    var bound = /(?![\u0621-\u0625\u0627\u0629\u062F-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06C0\u06C3-\u06CB\u06CD\u06CF\u06D2\u06D3\u06D5\u06EE\u06EF])(?=\p{Lo})[\u0620-\u06FF]\p{Mn}*$/u;
    return bound.test(before) && /^(?=\p{Lo})[\u0620-\u06FF]/u.test(after);
  }
  // A name as the site keeps it: clean_nom() of fcgi/depot/nom.cpp, both held against tests/depot/noms.json.
  function keptName(name) {
    var kept = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1)
      .replace(/(?![\uFE00-\uFE0F\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}\u2800]/gu, "")
      .replace(/[\u200C\u200D]/g, function (joiner, at, all) { return joins(joiner, all.slice(0, at), all.slice(at + 1)) ? joiner : ""; })
      .normalize("NFC").replace(/\p{Zs}+/gu, " ").replace(/^ |[. ]+$/g, "") || "fichier";
    if (size(kept) <= LONGEST) return kept;
    var dot = kept.lastIndexOf("."), extension = dot < 0 ? "" : kept.slice(dot);
    if (size(extension) > LONGEST_EXTENSION) extension = "";
    return beginning(kept, LONGEST - size(extension)) + extension;
  }
  function alike(there, file) { return there.taille === file.size && there.nom === keptName(file.name); }

  // The files that no entry of the list stands for; each of them is one file: two alike are two.
  function without(files, list, same) {
    var left = list.slice();
    return files.filter(function (file) {
      var at = left.findIndex(function (there) { return (same || alike)(there, file); });
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  }

  var table = Array.from({ length: 256 }, function (_, entry) {
    for (var bit = 0; bit < 8; bit += 1) entry = entry & 1 ? entry >>> 1 ^ 0xEDB88320 : entry >>> 1;
    return entry;
  });
  // As the site computes it of what has arrived. Read in pieces, whatever the size; `onRead(bytes)` after each.
  async function crc32(file, onRead) {
    var sum = -1;
    for (var at = 0; at < file.size; at += PIECE) {
      var bytes = new Uint8Array(await new Response(file.slice(at, at + PIECE)).arrayBuffer());
      for (var i = 0; i < bytes.length; i += 1) sum = table[(sum ^ bytes[i]) & 255] ^ sum >>> 8;
      onRead(bytes.length);
    }
    return (sum ^ -1) >>> 0;
  }

  // The chosen files that have not arrived. A name and a size tell a file, as long as not more are chosen than have
  // arrived and something is left to send; else what the files hold decides. An Error "unknown" names in `nom` what
  // the site cannot tell yet. `onRead(share)` while files are read.
  async function missing(files, arrived, onRead) {
    var named = without(files, arrived);
    function fits(there) { return function (file) { return alike(there, file); }; }
    var close = arrived.filter(function (there) { return named.some(fits(there)); });
    var unknown = close.find(function (there) { return there.crc32 === null; });
    if (unknown) throw Object.assign(new Error("unknown"), { nom: unknown.nom });
    var doubted = named.length > 0 ? close : arrived;
    var read = files.filter(function (file) { return doubted.some(function (there) { return alike(there, file); }); });
    var total = read.reduce(function (sum, file) { return sum + file.size; }, 0), done = 0, sums = new Map();
    for (var i = 0; i < read.length; i += 1)
      sums.set(read[i], await crc32(read[i], function (bytes) { done += bytes; onRead(done / total); }));
    return without(files, arrived, function (there, file) {
      return alike(there, file) && (!sums.has(file) || there.crc32 === null || there.crc32 === sums.get(file));
    });
  }

  window.reprise = { keptName: keptName, missing: missing, without: without };
})();
