-- A DELETE holds every row that it walks over until it ends: what runs each minute or hour finds its rows by a key.
ALTER TABLE car ADD KEY (fin_le, utilise_le, expire_le), DROP KEY expire_le;
ALTER TABLE session ADD KEY (vu_le);
ALTER TABLE jeton ADD KEY (expire_le);
ALTER TABLE courriel_a_envoyer ADD KEY (fini_le);
