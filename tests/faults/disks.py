"""The store on a disk of its own: too small, or cut off from its power. The cut is the ioctl that forbids a file
system every further write, its log included; what was not asked to be durable is lost. The database server and the
programs that write are killed at the same moment."""
import contextlib
import fcntl
import os
import random
import signal
import struct
import subprocess
import time

from drops import pool, well_again
from portal import expect, wait_until
from uploads import Uploads, check, depots, end_all

CUTS = 12
GOING_DOWN = 0x8004587D  # XFS_IOC_GOINGDOWN, EXT4_IOC_SHUTDOWN
NO_LOG_FLUSH = 2
DISK = 4_000_000_000  # bytes, sparse: the reserve, and all that a fast machine uploads in so many rounds, several times
MAKE = {"ext4": ["mkfs.ext4", "-q", "-F"], "xfs": ["mkfs.xfs", "-q", "-f"]}


def run(*words):
    subprocess.run(words, check=True, capture_output=True)


def folders(site):
    for part in ("entrants", "partiels", "fichiers"):
        os.makedirs(f"{site.state}/depots/{part}", mode=0o700, exist_ok=True)


def unmount(path):
    """Requests in hand end first; the helpers open nothing for long."""
    wait_until(lambda: subprocess.run(["umount", path], capture_output=True, check=False).returncode == 0,
               f"{path} is free", pause=0.1)


@contextlib.contextmanager
def tiny_store(site, size):
    """On a tmpfs; the reserve of the host's settings would refuse everything: none."""
    store, settings = f"{site.state}/depots", f"{site.state}/etc/filex.conf"
    with open(settings, encoding="utf-8") as file:
        before = file.read()
    with open(settings, "a", encoding="utf-8") as file:
        file.write("filex-reserve = 0\n")
    run("mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", store)
    folders(site)
    restart(site)
    try:
        yield
    finally:
        with open(settings, "w", encoding="utf-8") as file:
            file.write(before)
        restart(site)
        unmount(store)


def restart(site):
    """The programs of the file drop, with their settings of now."""
    old = site.pids("filex")
    for pid in old:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    wait_until(lambda: not set(old) & set(site.pids("filex")) and len(pool(site)) >= 2, "filex is back", pause=0.05)


def full(site):
    with tiny_store(site, "48m"):
        with Uploads(site, count=6, largest=12_000_000) as uploads:
            wait_until(lambda: sum(uploads.failures.values()) > 20 or uploads.error, "the disk is full", pause=0.1)
            filled = len(uploads.done)
            why = ", ".join(f"{text} × {n}" for text, n in uploads.failures.most_common(3))
            site.sql("UPDATE depot SET expire_le = UTC_TIMESTAMP() WHERE etat = 'publie'")
            depots(site, "worker", "--once")
            wait_until(lambda: len(uploads.done) > filled + 3 or uploads.error, "room again, and uploads pass", pause=0.1)
        rows = [("file drop: disk full", f"after {filled} uploads; {why}"), ("… with room again", check(site, uploads)),
                ("… then", end_all(site))]
    well_again(site)
    end_all(site)
    return rows


def cut(site, store):
    """The power, at once for the disk, the programs and the database."""
    handle = os.open(store, os.O_RDONLY)
    doomed = [*pool(site), *site.pids("depots"), site.noted_pid("mariadb")]
    try:
        fcntl.ioctl(handle, GOING_DOWN, struct.pack("I", NO_LOG_FLUSH))
    finally:
        os.close(handle)
    for pid in doomed:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def power(site, kind):
    store, image = f"{site.state}/depots", f"{site.state}/tmp/{kind}.img"
    with open(image, "wb") as file:
        file.truncate(DISK)
    run(*MAKE[kind], image)
    run("mount", "-o", "loop", image, store)
    folders(site)
    os.sync()
    done = whole = orphans = 0
    try:
        for _ in range(CUTS):
            with Uploads(site, largest=1_500_000) as uploads:
                time.sleep(random.uniform(1.5, 4))
                cut(site, store)
            unmount(store)
            run("mount", "-o", "loop", image, store)
            folders(site)
            wait_until(site.database_answers, "the server is back", pause=0.05)
            well_again(site)
            check(site, uploads)
            done += len(uploads.done)
            whole += len(uploads.sent)
            orphans += depots(site, "balayer", "--age", "0", "--arret", "--tout")["effaces"]
        expect(done > CUTS, f"only {done} uploads were answered in {CUTS} rounds")
        last = end_all(site)
    finally:
        unmount(store)
        os.unlink(image)
    return [(f"file drop on {kind}: power cut, {CUTS} times", f"{done} of {whole} uploads answered as done, each there and whole after"
             f" the cut, none half there; {orphans} orphans swept"), ("… then", last)]


def power_ext4(site):
    return power(site, "ext4")


def power_xfs(site):
    return power(site, "xfs")
