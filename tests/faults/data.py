"""An import killed in the middle, and a disk without room for letters."""
import glob
import os
import signal
import subprocess
import tempfile
import time

from portal import expect, wait_until

KILLS = 10


def fingerprint(site):
    """Of every table that an import writes, and every other but those that change by themselves."""
    moving = {"session", "limite", "courriel_a_envoyer", "lot"}
    tables = [row[0] for row in site.sql("SHOW TABLES") if row[0] not in moving]
    return {row[0]: row[1] for row in site.sql("CHECKSUM TABLE " + ", ".join(tables))}


def invented_school(site, folder):
    """The files of a school that the site does not have yet: SIECLE, STS, marks and absences."""
    known = {row[0] for row in site.sql("SELECT uai FROM etablissement")}
    schools = len(known) + 1
    made = site.tsctl("demo", "--fichiers-seuls", "--dossier", folder, "--etablissements", str(schools),
                      "--eleves", str(600 * schools), "--graine", "77")
    said = made.communicate()[0]
    expect(made.returncode == 0, f"tsctl demo: {said}")
    return [f for f in sorted(glob.glob(f"{folder}/*.*")) if not any(uai in f for uai in known) and f.endswith((".xml", ".csv"))]


def run_whole(site, *words):
    """Seconds that it took."""
    began = time.monotonic()
    run = site.tsctl("import", *words)
    said = run.communicate()[0]
    expect(run.returncode == 0, f"tsctl import {words[0]}: {said[-500:]}")
    return time.monotonic() - began


def kill_in_the_middle(site, files):
    """Kills an import at moments spread over its length; each leaves everything as it was. Returns how many."""
    before = fingerprint(site)
    length = min(run_whole(site, "--essai", *files) for _ in range(3))
    expect(fingerprint(site) == before, "a preview changed something")
    killed = 0
    for number in range(KILLS):
        others = {row[0] for row in site.sql("SELECT id FROM information_schema.processlist")}
        run = site.tsctl("import", *files)
        try:
            run.communicate(timeout=length * 0.9 * (number + 0.5) / KILLS)
        except subprocess.TimeoutExpired:
            run.kill()
            run.communicate()
            killed += 1
        if run.returncode == 0:
            break  # it was quicker than its preview
        # of the import alone: the worker may have been stopped within a transaction. The server renews that table
        # only when nobody has read it for a tenth of a second.
        wait_until(lambda: {row[0] for row in site.sql("SELECT trx_mysql_thread_id FROM information_schema.innodb_trx")} <= others,
                   "the server has undone it", pause=0.15)
        after = fingerprint(site)
        changed = [table for table in before if before[table] != after[table]]
        expect(not changed, f"killed at {number + 0.5}/{KILLS} of its length: {changed} changed")
    expect(killed >= KILLS // 2, f"only {killed} imports could be killed")
    return killed


def kill_import(site):
    """The worker is held meanwhile: what it writes is none of the import's."""
    worker = site.pids("worker")[0]
    os.kill(worker, signal.SIGSTOP)
    try:
        return kill_imports(site)
    finally:
        os.kill(worker, signal.SIGCONT)


def kill_imports(site):
    with tempfile.TemporaryDirectory() as folder:
        files = invented_school(site, folder)
        expect({os.path.splitext(f)[1] for f in files} == {".xml", ".csv"}, f"not all kinds of a further school: {files}")
        killed = kill_in_the_middle(site, files)
        before = fingerprint(site)
        length = run_whole(site, *files)
        expect(killed < KILLS or fingerprint(site) != before, "the run after it wrote nothing")
        run_whole(site, *files)
        size = sum(os.path.getsize(f) for f in files) / 1e6
    return [(f"SIGKILL of an import, {killed} times", "SIECLE, STS, marks and absences in one run: nothing changed, each time; "
             f"then whole ({size:.1f} MB in {length:.1f} s), and once more without harm")]


def full_disk(site):
    cars = site.cars_to_notify()[:30]
    letters = f"{site.state}/letters"
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", letters], check=True)
    try:
        lot = site.make_lot("courrier", cars)
        wait_until(lambda: site.value(f"SELECT raison FROM lot WHERE id = {lot}"), "the lot says what is wrong", pause=0.1)
        etat, raison = site.sql(f"SELECT etat, raison FROM lot WHERE id = {lot}")[0]
        expect(etat == "en_cours", f"the lot is {etat}")
        expect(not os.listdir(letters), f"left behind: {os.listdir(letters)}")
        notified = site.value(f"SELECT COUNT(*) FROM car k JOIN lot_car l ON l.car = k.id JOIN lot ON lot.id = l.lot"
                              f" WHERE lot.id = {lot} AND k.notifie_par = 'courrier' AND k.notifie_le >= lot.cree_le")
        expect(notified == "0", f"{notified} codes are said to be notified")
        subprocess.run(["mount", "-o", "remount,size=64m", letters], check=True)
        site.sql(f"UPDATE lot SET prochain_le = UTC_TIMESTAMP() WHERE id = {lot}")  # the pause of five minutes
        took = wait_until(lambda: site.value(f"SELECT etat FROM lot WHERE id = {lot}") == "fini", "the letters", pause=0.1)
        size = sum(os.path.getsize(f) for f in glob.glob(f"{letters}/*"))
        expect(size > 0, "no file of letters")
    finally:
        subprocess.run(["umount", letters], check=True)
    return [("disk full for letters", f"the lot says « {raison} »; with room again {len(cars)} letters ({size // 1000} kB) in {took:.1f} s")]
