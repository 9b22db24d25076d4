"""SIGKILL of the worker while it sends: at any moment, and in the gap between the mail server's yes and its own
commit. The lease of a claimed mail is five minutes; here it is ended by hand."""
import collections
import email
import email.policy
import glob
import os
import random
import signal
import subprocess
import time

from programs import said
from portal import expect, wait_until

ANY_MOMENT = 8
IN_THE_GAP = 3


def caught(site):
    """How often each Message-ID has come in."""
    found = collections.Counter()
    for path in glob.glob(f"{site.state}/mail/*.eml"):
        with open(path, "rb") as file:
            header = email.message_from_binary_file(file, policy=email.policy.compat32)["Message-ID"]
        found[(header or "").strip("<> \r\n")] += 1
    return found


def rows_of(site, lot):
    return site.sql(f"SELECT message_id, etat, car FROM courriel_a_envoyer WHERE lot = {lot}")


def gap_is_open(site, lot):
    """A mail has come in that its row does not know of."""
    waiting = {m for m, etat, _ in rows_of(site, lot) if etat == "attente"}
    return any(message in waiting for message in caught(site))


def kill(site):
    """Seconds until there is another worker."""
    worker = site.pids("worker")[0]
    os.kill(worker, signal.SIGKILL)
    return wait_until(lambda: site.pids("worker") not in ([], [worker]), "another worker")


def hold_lot(site, lot):
    """Somebody else's transaction has the row that every commit of a mail of the lot needs."""
    holder = subprocess.Popen(site.client("--unbuffered"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    holder.stdin.write(f"START TRANSACTION; SELECT id FROM lot WHERE id = {lot} FOR UPDATE;\n")
    holder.stdin.flush()
    expect(holder.stdout.readline().strip() == str(lot), "the lot is not held")
    return holder


def finish(site, lot):
    """Ends the leases of the dead worker, and waits for the lot."""
    site.sql(f"UPDATE courriel_a_envoyer SET prochain_le = UTC_TIMESTAMP() WHERE lot = {lot} AND etat = 'attente';"
             f" UPDATE lot SET prochain_le = UTC_TIMESTAMP() WHERE id = {lot} AND NOT EXISTS"
             f" (SELECT 1 FROM courriel_a_envoyer m WHERE m.lot = {lot})")
    wait_until(lambda: site.value(f"SELECT etat FROM lot WHERE id = {lot}") == "fini", f"the end of lot {lot}", pause=0.1)


def check(site, lots, cars):
    """(mails, those that came twice)"""
    came = caught(site)
    mails = twice = 0
    for lot in lots:
        rows = rows_of(site, lot)
        expect(sorted(int(car) for *_, car in rows) == sorted(cars), f"lot {lot}: not one mail for each code")
        for message, etat, _ in rows:
            expect(etat == "envoye", f"lot {lot}: {message} is {etat}")
            expect(came[message] in (1, 2), f"lot {lot}: {message} came {came[message]} times")
            mails += 1
            twice += came[message] == 2
    return mails, twice


def kill_worker(site):
    cars = site.cars_to_notify()[:20]
    expect(len(cars) >= 10, f"only {len(cars)} codes to send")
    lots, back = [], []
    for _ in range(ANY_MOMENT):
        lot = site.make_lot("courriel", cars)
        lots.append(lot)
        wanted = random.randrange(len(cars))
        wait_until(lambda: sum(etat == "envoye" for _, etat, _ in rows_of(site, lot)) >= wanted, "mails leave", pause=0.001)
        back.append(kill(site))
        finish(site, lot)
    gaps = 0
    for _ in range(IN_THE_GAP):
        lot = site.make_lot("courriel", cars)
        lots.append(lot)
        wait_until(lambda: rows_of(site, lot), "the mails of the lot", pause=0.001)
        holder = hold_lot(site, lot)
        try:
            if any(etat == "attente" for _, etat, _ in rows_of(site, lot)):
                wait_until(lambda: gap_is_open(site, lot), "a mail that has gone and is not noted")
                gaps += 1
            back.append(kill(site))
        finally:
            holder.kill()
            holder.wait()
        finish(site, lot)
    mails, twice = check(site, lots, cars)
    expect(gaps > 0 and twice >= gaps, f"{gaps} times in the gap, {twice} mails twice")
    time.sleep(0.1)
    return [(f"SIGKILL of the worker while it sends, {len(back)} times",
             f"back: {said(back)}; {mails} mails, each came, {twice} twice under one Message-ID ({gaps} kills in the gap), none lost")]
