// Sends the files of a drop in pieces that survive a cut, a closed lid or a restarted browser (tus 1.0, by the
// client library beside): several files, drag and drop, pause, speed and time left. Without it, the plain form
// and the page of the drop do the job.
(function () {
  "use strict";
  var MIB = 1048576, SMALLEST = 8 * MIB, LARGEST = 64 * MIB, SECONDS_PER_PIECE = 8;
  var libraries = ["../vendor/tus-js-client/tus.min.js", "reprise.js"].map(function (library) {
    return new URL(library, document.currentScript.src).href;
  });
  var form = document.getElementById("depot");
  var resumed = document.getElementById("reprise");
  var title = document.title;
  var files = []; // chosen: File objects, never read into memory
  var list, panel, drop, running;
  // Somebody who was invited has no list of his drops: the browser keeps the one on its way.
  var kept = form && form.dataset.invite ? "filex:" + form.dataset.depots : "";

  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text) element.textContent = text;
    return element;
  }
  function button(text, act, kind) {
    var element = make("button", { type: "button", class: kind || "second-choix" }, text);
    element.addEventListener("click", act);
    return element;
  }

  // ---- words ----
  function bytes(count) {
    var units = [count > 1 ? "octets" : "octet", "ko", "Mo", "Go", "To"], unit = 0;
    while (count >= (unit ? 999.5 : 1000) && unit < units.length - 1) { count /= 1000; unit += 1; }
    return count.toLocaleString("fr-FR", { maximumFractionDigits: unit > 0 && count < 9.95 ? 1 : 0 }) + "\u00a0" + units[unit];
  }
  function many(count, one, several) { return count + "\u00a0" + (count > 1 ? several : one); }
  function duration(seconds) {
    if (seconds < 60) return many(Math.max(1, Math.round(seconds)), "seconde", "secondes");
    if (seconds < 5400) return many(Math.round(seconds / 60), "minute", "minutes");
    return many(Math.round(seconds / 3600), "heure", "heures");
  }

  // ---- the address of a drop ----
  function offerCopy() {
    var place = document.getElementById("adresse-depot");
    if (!place || !navigator.clipboard) return;
    var address = document.getElementById("adresse");
    var said = make("span", { role: "status" });
    var row = make("p", { class: "actions" });
    row.append(button("Copier l’adresse", function () {
      navigator.clipboard.writeText(address.value).then(
        function () { said.textContent = "✓ Adresse copiée."; },
        function () { address.select(); said.textContent = "Copiez l’adresse sélectionnée."; });
    }), said);
    place.append(row);
  }

  // ---- errors, as the server's own pages show them ----
  function clearErrors() {
    document.title = title;
    document.querySelectorAll(".resume-erreurs, .erreur").forEach(function (old) { old.remove(); });
    form.querySelectorAll("[aria-invalid]").forEach(function (field) {
      field.removeAttribute("aria-invalid");
      field.setAttribute("aria-describedby", (field.getAttribute("aria-describedby") || "").replace(/ ?\S+-erreur/, ""));
    });
  }
  function showErrors(errors) {
    clearErrors();
    var summary = make("div", { class: "resume-erreurs", role: "alert", tabindex: "-1", id: "erreurs" });
    var lines = make("ul");
    summary.append(make("h2", {}, "À corriger avant de continuer"), lines);
    errors.forEach(function (error) {
      var field = error.champ && document.getElementById(error.champ);
      var line = make("li");
      line.append(field ? make("a", { href: "#" + error.champ }, error.message) : document.createTextNode(error.message));
      lines.append(line);
      if (!field) return;
      var id = error.champ + "-erreur";
      field.before(make("p", { class: "erreur", id: id }, error.message));
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", ((field.getAttribute("aria-describedby") || "") + " " + id).trim());
    });
    form.before(summary);
    document.title = "Erreur\u00a0: " + title;
    summary.focus();
  }

  // ---- choosing files ----
  function drawList() {
    list.replaceChildren();
    files.forEach(function (file, index) {
      var line = make("li");
      var words = make("span");
      words.append(make("bdi", {}, file.name), " (" + bytes(file.size) + (hasTwin(files, file) ? ", même nom et même date qu’un autre" : "") + ") ");
      var off = button("Retirer", function () {
        files.splice(index, 1);
        drawList();
        document.getElementById("fichier").focus();
      }, "discret");
      off.append(make("span", { class: "hors-ecran" }, " " + file.name));
      line.append(words, off);
      list.append(line);
    });
  }
  // Of one name, size and date: the same file chosen twice, or another one from another folder, which a page is
  // not told. Both are kept; whoever chose sees them.
  function hasTwin(list, file) {
    return list.some(function (other) {
      return other !== file && other.name === file.name && other.size === file.size && other.lastModified === file.lastModified;
    });
  }
  function add(chosen) {
    files.push.apply(files, chosen);
    drawList();
  }
  // Files only: a folder is none.
  function dropped(transfer) {
    return Array.prototype.map.call(transfer.items, function (item) {
      var entry = item.webkitGetAsEntry && item.webkitGetAsEntry();
      return item.kind === "file" && !(entry && entry.isDirectory) ? item.getAsFile() : null;
    }).filter(Boolean);
  }
  function offerChoice() {
    var input = document.getElementById("fichier"), zone = form.querySelector(".zone-depot");
    list = make("ul", { class: "fichiers-choisis", "aria-label": "Fichiers choisis" });
    zone.append(list);
    document.getElementById("fichier-indice").append(" Vous pouvez aussi les faire glisser ici.");
    input.addEventListener("change", function () {
      add(input.files);
      input.value = ""; // choosing again adds; the form never sends them a second way
    });
    zone.addEventListener("dragover", function (event) { event.preventDefault(); zone.classList.add("survol"); });
    zone.addEventListener("dragleave", function () { zone.classList.remove("survol"); });
    zone.addEventListener("drop", function (event) {
      event.preventDefault();
      zone.classList.remove("survol");
      add(dropped(event.dataTransfer));
    });
    add(input.files); // a browser may give them back after a reload
    input.value = "";
  }

  // ---- asking for a drop ----
  function options() {
    var fields = new URLSearchParams();
    new FormData(form).forEach(function (value, name) { if (typeof value === "string") fields.append(name, value); });
    files.forEach(function (file) { fields.append("taille", String(file.size)); });
    return fields;
  }
  function refreshToken() {
    return fetch(location.href, { credentials: "same-origin" }).then(function (answer) { return answer.text(); }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, "text/html").querySelector("#depot [name=_csrf]");
      if (!fresh) throw new Error("signed out");
      // nobody sends from the account of whoever has signed in since, in another tab
      if (fresh.form.dataset.compte !== form.dataset.compte) throw new Error("somebody else");
      form.querySelector("[name=_csrf]").value = fresh.value;
    });
  }
  var failed = {
    "signed out": "Votre session est terminée. Connectez-vous de nouveau dans un autre onglet, puis appuyez encore sur «\u00a0Envoyer\u00a0» ici.",
    "somebody else": "Une autre personne s’est connectée dans un autre onglet\u00a0: rien n’est envoyé à son nom. Connectez-vous de nouveau à votre compte, puis appuyez encore sur «\u00a0Envoyer\u00a0» ici."
  };
  function ask(again) {
    return fetch(form.dataset.depots, { method: "POST", credentials: "same-origin", body: options() }).then(function (answer) {
      var json = (answer.headers.get("Content-Type") || "").indexOf("application/json") === 0;
      if (json) return answer.json();
      if (again && (answer.status === 403 || answer.redirected)) return refreshToken().then(function () { return ask(false); });
      throw new Error(answer.redirected ? "signed out" : String(answer.status));
    });
  }
  function begin() {
    clearErrors();
    if (files.length === 0) return showErrors([{ champ: "fichier", message: "Choisissez au moins un fichier." }]);
    if (resumed) return resume();
    var send = form.querySelector("[type=submit]");
    send.disabled = true;
    ask(true).then(function (answer) {
      if (answer.erreurs) return showErrors(answer.erreurs);
      drop = { page: answer.page, right: answer.droit, missing: files.length };
      sendAll();
    }).catch(function (failure) {
      showErrors([{ message: failed[failure.message] || "Le site n’a pas répondu. Rien n’est perdu\u00a0: appuyez encore sur «\u00a0Envoyer\u00a0»." }]);
    }).then(function () { send.disabled = false; });
  }
  function resume() {
    var arrived = JSON.parse(resumed.dataset.arrives);
    var bar = make("progress", { max: "1", value: "0", "aria-labelledby": "comparaison" });
    var words = make("p", { id: "comparaison", role: "status" }, "Comparaison avec les fichiers arrivés…");
    form.before(words, bar);
    form.hidden = true; // what is chosen stays as it is meanwhile
    window.reprise.missing(files, arrived, function (share) { bar.value = share; }).then(function (wanted) {
      sendMissing(wanted, arrived.length);
    }, function (failure) {
      showErrors([{ champ: "fichier", message: failure.nom
        ? "Deux fichiers s’appellent «\u00a0" + failure.nom + "\u00a0», et le site n’a pas encore lu celui qui est arrivé. Rechargez cette page dans un instant, puis choisissez-les de nouveau."
        : "Un de ces fichiers ne peut plus être lu. Retirez-les de la liste, puis choisissez-les de nouveau." }]);
    }).then(function () {
      words.remove();
      bar.remove();
      form.hidden = Boolean(running);
    });
  }
  function sendMissing(wanted, arrived) {
    var begun = JSON.parse(resumed.dataset.enRoute);
    // places that no file has taken: by its name, only what was begun is known to the site
    var free = Math.max(0, Number(resumed.dataset.attendus) - arrived - begun.length);
    drop = { page: resumed.dataset.page, right: resumed.dataset.droit, missing: begun.length + free };
    if (wanted.length === 0) return showErrors([{ champ: "fichier", message: "Ces fichiers sont déjà arrivés. Choisissez ceux qui manquent." }]);
    if (wanted.length > drop.missing) return showErrors([{ champ: "fichier", message: "Il manque " + many(drop.missing, "fichier", "fichiers") + ", et vous en avez choisi " + wanted.length + "\u00a0: retirez ceux qui sont en trop." }]);
    var others = window.reprise.without(wanted, begun);
    if (others.length > free) return showErrors([{ champ: "fichier", message: begun[0].nom + " n’est pas fini\u00a0: choisissez-le de nouveau, et retirez «\u00a0" + others[others.length - 1].name + "\u00a0» de la liste." }]);
    files = wanted; // not before: the list on the page goes by its places
    sendAll();
  }

  // ---- sending ----
  function showPanel() {
    panel = { section: make("section", { "aria-labelledby": "envoi-titre", class: "envoi" }), heading: make("h2", { id: "envoi-titre", tabindex: "-1" }, "Envoi en cours"),
      bar: make("progress", { max: "100", value: "0", "aria-labelledby": "envoi-titre" }), words: make("p"), said: make("p", { role: "status", class: "hors-ecran" }), lines: make("ul") };
    panel.pause = button("Mettre en pause", function () { running.paused ? go() : pause(); });
    var acts = make("div", { class: "actions" });
    panel.link = make("a", { href: drop.page }, "Voir le dépôt");
    acts.append(panel.pause, panel.link);
    running.jobs.forEach(function (job) {
      job.words = make("span", { class: "second" }, "en attente");
      var line = make("li");
      line.append(make("bdi", {}, job.file.name), "\u00a0: ", job.words);
      panel.lines.append(line);
    });
    panel.later = make("p", { class: "second" }, "Si l’envoi est coupé, même en fermant le navigateur, il se reprend " +
        (resumed || kept ? "à cette adresse." : "depuis «\u00a0Dépôts en cours\u00a0»."));
    panel.section.append(panel.heading, panel.bar, panel.words, panel.lines, panel.said, acts, panel.later);
    form.before(panel.section);
    form.hidden = true;
    panel.heading.focus();
  }
  // "page time": a drop that is left alone for three days is given up by the site.
  function remember() {
    if (kept) try { localStorage.setItem(kept, drop.page + " " + Date.now()); } catch (refused) { /* a private window has no memory */ }
  }
  function forget() {
    try {
      Object.keys(localStorage).forEach(function (key) {
        if (key.indexOf("filex:") === 0 && localStorage.getItem(key).split(" ")[0] === drop.page) localStorage.removeItem(key);
      });
    } catch (refused) { /* nothing was kept */ }
  }
  function offerResume() {
    var there = [];
    // the one he has just given up
    if (kept && new URLSearchParams(location.search).get("fait") === "abandon") {
      try { localStorage.removeItem(kept); } catch (refused) { /* nothing was kept */ }
      return;
    }
    try { there = (kept && localStorage.getItem(kept) || "").split(" "); } catch (refused) { return; }
    if (!there[0] || Date.now() - Number(there[1]) > 259200000) return;
    var words = make("p", { class: "message" }, "Un envoi a été commencé ici et n’est peut-être pas terminé. ");
    words.append(make("a", { href: there[0] }, "Le reprendre"));
    form.before(words);
  }
  function sendAll() {
    remember();
    running = { jobs: files.map(function (file) { return { file: file, sent: 0, twin: hasTwin(files, file) }; }), at: 0, paused: false, samples: [], told: 0 };
    running.total = files.reduce(function (sum, file) { return sum + file.size; }, 0);
    showPanel();
    window.addEventListener("beforeunload", warn);
    window.addEventListener("online", function () { if (running.failed && !running.stopped) go(); });
    go();
  }
  function warn(event) { event.preventDefault(); }
  function say(words) { panel.said.textContent = words; }
  function sent() { return running.jobs.reduce(function (sum, job) { return sum + job.sent; }, 0); }

  function speed(now) {
    running.samples.push([now, sent()]);
    while (running.samples.length > 2 && now - running.samples[0][0] > 10000) running.samples.shift();
    var first = running.samples[0], span = now - first[0];
    return span < 500 ? 0 : (sent() - first[1]) * 1000 / span;
  }
  function draw() {
    var now = Date.now();
    if (now - (running.drawn || 0) < 300) return;
    running.drawn = now;
    var done = sent(), share = running.total ? Math.floor(done * 100 / running.total) : 100, rate = speed(now);
    panel.bar.value = share;
    panel.words.textContent = share + "\u00a0%, " + bytes(done) + " sur " + bytes(running.total) +
      (rate > 0 ? ", " + bytes(rate) + " par seconde, encore " + duration((running.total - done) / rate) : "");
    if (share >= running.told + 10) { running.told = share - share % 10; say(share + " % envoyés"); }
  }
  function upload(job) {
    var started;
    var transfer = new window.tus.Upload(job.file, {
      endpoint: (resumed || form).dataset.tus,
      metadata: { filename: job.file.name, filetype: job.file.type, droit: drop.right },
      chunkSize: SMALLEST,
      retryDelays: [0, 1000, 3000, 5000, 10000, 20000],
      removeFingerprintOnSuccess: true,
      storeFingerprintForResuming: !job.twin, // what was sent of one is no beginning of the other
      // of this drop: the same file on its way into another one is another upload
      fingerprint: function (file) { return Promise.resolve(["filex", drop.page, file.name, file.size, file.lastModified].join("|")); },
      onBeforeRequest: function () { started = Date.now(); },
      onProgress: function (count) {
        job.sent = count;
        job.words.textContent = bytes(count) + " sur " + bytes(job.file.size);
        draw();
      },
      onChunkComplete: function (size) {
        var seconds = Math.max(0.05, (Date.now() - started) / 1000);
        transfer.options.chunkSize = Math.min(LARGEST, Math.max(SMALLEST, Math.round(size / seconds * SECONDS_PER_PIECE)));
      },
      onSuccess: function () {
        job.sent = job.file.size;
        job.words.textContent = "✓ arrivé";
        say(job.file.name + " est arrivé");
        running.at += 1;
        next();
      },
      onError: fail
    });
    return transfer;
  }
  function next() {
    draw();
    if (running.paused) return;
    var job = running.jobs[running.at];
    if (!job) return finish();
    if (job.transfer) return job.transfer.start();
    job.transfer = upload(job);
    (job.twin ? Promise.resolve([]) : job.transfer.findPreviousUploads()).then(function (before) {
      if (before.length > 0) job.transfer.resumeFromPreviousUpload(before[0]);
      if (!running.paused) job.transfer.start();
    });
  }
  function go() {
    running.paused = running.failed = false;
    running.samples = [];
    panel.heading.textContent = "Envoi en cours";
    panel.pause.textContent = "Mettre en pause";
    say("Envoi en cours");
    next();
  }
  function pause() {
    var job = running.jobs[running.at];
    running.paused = true;
    if (job && job.transfer) job.transfer.abort();
    panel.heading.textContent = "Envoi en pause";
    panel.pause.textContent = "Reprendre";
    say("Envoi en pause");
  }
  function fail(error) {
    var answer = error.originalResponse, status = answer ? answer.getStatus() : 0;
    var type = answer ? answer.getHeader("Content-Type") || "" : "";
    var reason = type.indexOf("text/plain") === 0 ? answer.getBody().trim() : "";
    running.paused = running.failed = true;
    running.stopped = status === 403 || status === 404 || status === 410 || status === 413; // trying again would change nothing
    panel.heading.textContent = "Envoi interrompu";
    panel.pause.textContent = "Reprendre";
    panel.pause.hidden = panel.later.hidden = running.stopped;
    if (running.stopped) window.removeEventListener("beforeunload", warn);
    if (status === 404 || status === 410) forget(); // the drop is over: there is nothing to take up again
    panel.words.textContent = reason || "Le site ne répond plus. Vérifiez la connexion, puis reprenez : rien de ce qui est arrivé n’est perdu.";
    say("Envoi interrompu. " + panel.words.textContent);
  }
  function finish() {
    window.removeEventListener("beforeunload", warn);
    say("Tous les fichiers sont arrivés");
    forget();
    if (running.jobs.length === drop.missing) panel.link.href = drop.page + "?fait=depot";
    function leave() { location.assign(panel.link.href); }
    // A page that answers with another is a session that ended meanwhile: it is said here, before signing in.
    fetch(drop.page, { redirect: "manual", credentials: "same-origin" }).then(function (answer) {
      return answer.ok ? leave() : arrived();
    }, leave);
  }
  function arrived() {
    panel.heading.textContent = "Envoi terminé";
    panel.words.textContent = "Tous les fichiers sont arrivés. Votre session a pris fin\u00a0: connectez-vous de nouveau pour voir l’adresse à transmettre.";
    panel.pause.hidden = panel.later.hidden = true;
    panel.heading.focus();
  }

  function enhance() {
    if (!window.tus || !window.tus.isSupported) return;
    form.hidden = false;
    offerResume();
    offerChoice();
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      begin();
    });
  }
  offerCopy();
  if (!form || !window.fetch || !window.URLSearchParams) return;
  (function load(left) {
    if (left.length === 0) return enhance();
    var script = make("script", { src: left[0] });
    script.addEventListener("load", function () { load(left.slice(1)); });
    document.head.append(script);
  })(libraries);
})();
