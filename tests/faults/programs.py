"""SIGKILL of the programs' processes while pages are asked for."""
import os
import random
import signal
import statistics
import time

from load import Load
from portal import PROGRAMS, expect, wait_until

ROUNDS = 15
VISITORS = 4


def pages(site):
    """One page of each program, as somebody who may see it."""
    return {
        "auth": (site.prefix + "/aide", {}),
        "ts-admin": (site.prefix + "/ts-admin/", site.signed_in("chef").cookies),
        "famille": (site.prefix + "/famille/", site.signed_in("responsable").cookies),
    }


def said(times):
    return f"median {statistics.median(times):.2f} s, longest {max(times):.2f} s"


def kill_one(site, name):
    """When it was killed, and how long until there were as many processes as before."""
    before = site.pids(name)
    victim = random.choice(before)
    os.kill(victim, signal.SIGKILL)
    moment = time.monotonic()
    return moment, wait_until(lambda: victim not in site.pids(name) and len(site.pids(name)) >= len(before),
                              f"{name} is back")


def kill_processes(site):
    rows = []
    for name, page in pages(site).items():
        wait_until(lambda: len(site.pids(name)) >= 2, f"two processes of {name}")
        kills = []
        with Load(site, [page] * VISITORS) as load:
            for _ in range(ROUNDS):
                time.sleep(random.uniform(0.05, 0.3))
                kills.append(kill_one(site, name))
            time.sleep(0.5)
        for failure in load.bad():
            in_hand = any(failure.began <= moment <= failure.ended for moment, _ in kills)
            expect(in_hand, f"{name}: failed though no process died meanwhile: {failure}")
        expect(len(load.bad()) <= ROUNDS, f"{name}: {len(load.bad())} failures of {ROUNDS} processes killed")
        expect(len(load.outcomes) > ROUNDS, f"{name}: no load")
        rows.append((f"SIGKILL of a process of {name}, {ROUNDS} times",
                     f"back: {said([t for _, t in kills])}; {len(load.outcomes)} requests, {len(load.bad())} failed, "
                     "all of them in the hands of a killed process"))
    return rows


def kill_watchers(site):
    """The parent of the processes, which holds the socket: nginx has nobody to ask for a moment, and says so."""
    rows = []
    everything = pages(site)
    for name in PROGRAMS:
        path, cookies = everything[name]
        times = []
        with Load(site, [(path, cookies)] * VISITORS) as load:
            for _ in range(3):
                time.sleep(0.3)
                old = site.pids(name)
                os.kill(site.noted_pid(name), signal.SIGKILL)
                moment = time.monotonic()
                wait_until(lambda: len(set(site.pids(name)) - set(old)) >= len(old), f"{name} is back")
                ready = time.monotonic()
                wait_until(lambda: load.good_after(ready, path), f"a page of {name}")
                times.append(load.good_after(ready, path) - moment)
        for failure in load.bad():
            expect(failure.status == 503 and failure.retry_after, f"{name}: {failure}")
        rows.append((f"SIGKILL of all of {name}, 3 times",
                     f"all back and a page given: {said(times)}; {len(load.bad())} of {len(load.outcomes)} answered 503 with Retry-After"))
        wait_until(lambda: len(site.pids(name)) >= 2, f"two processes of {name}")
    return rows
