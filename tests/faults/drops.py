"""The file drop while its processes are killed: at any moment, and at each of its steps; while its disk fails;
and with a crowd of uploads at once."""
import os
import random
import signal
import subprocess
import threading
import time

from portal import Fault, expect, wait_until
from uploads import LARGE, Lost, Sender, Uploads, check, depots, end_all, token_of

KILLS = 60
CROWD = 200
PROGRAM_LIMIT = 20_000  # kB
# what an upload asks of the system, in the order of its steps
STEPS = ("openat", "pread64", "copy_file_range", "fsync", "mkdir", "renameat2", "sendto", "unlink", "flock", "ftruncate")


def children(pid):
    """Of a process, at any depth."""
    found = []
    for child in subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split():
        found += [int(child), *children(int(child))]
    return found


def pool(site):
    """The processes that take bodies."""
    return [pid for pid in children(site.noted_pid("filex-depot")) if pid in site.pids("filex")]


def victims(site):
    """(what, pid) of everything that an upload passes through, or works behind it."""
    bodies = set(pool(site))
    yield "filex-depot", sorted(bodies)
    yield "filex", [pid for pid in site.pids("filex") if pid not in bodies]
    yield "depots", site.pids("depots")
    yield "nginx worker", children(site.noted_pid("nginx"))
    yield "nginx", [site.noted_pid("nginx")]
    yield "mariadb", [site.noted_pid("mariadb")]


def well_again(site):
    wait_until(lambda: site.database_answers() and len(pool(site)) >= 2 and site.pids("depots"), "all is back", pause=0.05)
    sender, refusal = Sender(site, token_of(site)), None

    def takes():
        nonlocal refusal
        try:
            return sender.put("apres.bin", b"une fois la panne finie")
        except Lost as failure:
            refusal = failure
            return False
    try:
        wait_until(takes, "an upload passes", pause=0.1)
    except Fault as late:
        raise Fault(f"{late}; the last said: {refusal}") from late


def kill_anything(site):
    killed = {}
    with Uploads(site) as uploads:
        for number in range(KILLS):
            time.sleep(random.uniform(0.02, 0.4))
            # the rare ones take long to come back: every tenth kill
            names = [one for one in victims(site) if one[0] not in ("nginx", "mariadb") or number % 10 == 9]
            what, pids = random.choice([one for one in names if one[1]])
            try:
                os.kill(random.choice(pids), signal.SIGKILL)
            except ProcessLookupError:
                continue
            killed[what] = killed.get(what, 0) + 1
            if what in ("nginx", "mariadb"):
                wait_until(site.database_answers, "the server is back", pause=0.05)
        well_again(site)
    rows = [(f"file drop: SIGKILL at any moment, {sum(killed.values())} times", ", ".join(f"{k} {v}" for k, v in sorted(killed.items()))),
            ("… uploads", check(site, uploads)), ("… then", end_all(site))]
    return rows


class Injected:
    """strace over every process that takes bodies, with one rule, for the length of the block."""

    def __init__(self, site, rule):
        self.site, self.rule, self.tracer = site, rule, None

    def __enter__(self):
        parent = self.site.noted_pid("filex-depot")
        every = [parent, *children(parent)]
        syscall = self.rule.split(":")[0]
        self.tracer = subprocess.Popen(
            ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={syscall}", "-e", f"inject={self.rule}",
             *[word for pid in every for word in ("-p", str(pid))]],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return self

    def __exit__(self, *failure):
        self.tracer.terminate()
        self.tracer.wait()


def kill_at_each_step(site):
    """SIGKILL on entering each system call of an upload: the first time a process makes it, the second, the third."""
    deaths = {}
    with Uploads(site, largest=2_000_000) as uploads:
        for step in STEPS:
            for which in (1, 2, 3):
                before = set(pool(site))
                with Injected(site, f"{step}:signal=KILL:when={which}"):
                    began = time.monotonic()
                    while time.monotonic() - began < 4 and len(before - set(pool(site))) < 2:
                        time.sleep(0.05)
                deaths[step] = deaths.get(step, 0) + len(before - set(pool(site)))
                wait_until(lambda: len(pool(site)) >= 2, "the pool is back", pause=0.05)
                done = len(uploads.done)
                wait_until(lambda: len(uploads.done) > done + 1 or uploads.error, "uploads pass again", pause=0.05)
        well_again(site)
    expect(sum(deaths.values()) > len(STEPS), f"hardly any process died: {deaths}")
    return [("file drop: SIGKILL at each step", ", ".join(f"{k} {v}" for k, v in deaths.items())),
            ("… uploads", check(site, uploads)), ("… then", end_all(site))]


def failing_disk(site):
    """Errors of the disk at each step: refused, never done; and well again at once."""
    rows = []
    for rule in ("fsync:error=EIO", "renameat2:error=EIO", "copy_file_range:error=EIO", "renameat2:error=ENOSPC",
                 "fsync:error=ENOSPC", "unlink:error=EIO", "fsync:error=EIO:when=2+2"):
        with Uploads(site, largest=2_000_000) as uploads:
            wait_until(lambda: uploads.done or uploads.error, "uploads pass", pause=0.05)
            with Injected(site, rule):
                time.sleep(0.3)
                done = len(uploads.done)
                time.sleep(3)
                under = len(uploads.done) - done
            after = len(uploads.done)
            wait_until(lambda: len(uploads.done) > after + 3 or uploads.error, "uploads pass again", pause=0.05)
        certain = rule.split(":")[0] in ("fsync", "renameat2") and "when" not in rule
        expect(not certain or under <= 4, f"{rule}: {under} uploads answered as done by a disk that fails")  # those in hand
        why = ", ".join(f"{text} × {n}" for text, n in uploads.failures.most_common(2))
        rows.append((f"file drop: {rule}", f"{sum(uploads.failures.values())} refused ({why}), {check(site, uploads)}"))
    rows.append(("… then", end_all(site)))
    return rows


def memory(pid):
    """(the most it ever held, of that its own: without the pages of programs and libraries), kB"""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as status:
            of = {line.split(":")[0]: int(line.split()[1]) for line in status if line.startswith(("VmHWM", "RssFile"))}
        return of["VmHWM"], of["VmHWM"] - of["RssFile"]
    except (OSError, KeyError):
        return 0, 0


def crowd(site):
    """200 uploads at once, their bodies slow enough to be at once; what each program held at most."""
    token, content = token_of(site), os.urandom(LARGE)
    together, outcomes = threading.Barrier(CROWD), []

    def slow_body():
        for start in range(0, len(content), 300_000):
            yield content[start:start + 300_000]
            time.sleep(0.2)

    def send(number):
        sender = Sender(site, token, timeout=300)
        together.wait()
        try:
            status, _, text = sender.ask("PUT", f"{site.prefix}/filex/curl/panne-foule-{number}.bin",
                                         {"Content-Length": str(len(content))}, slow_body())
            outcomes.append((status, text[:100]))
        except Lost as failure:
            outcomes.append((0, str(failure)))

    threads = [threading.Thread(target=send, args=(number,)) for number in range(CROWD)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - began
    bad = [outcome for outcome in outcomes if outcome[0] != 201]
    expect(not bad, f"{len(bad)} of {CROWD} uploads at once failed: {bad[:3]}")
    depots(site, "worker", "--once")
    bodies = pool(site)
    held = {"filex-depot": max(map(memory, bodies)), "filex": max(memory(p) for p in site.pids("filex") if p not in bodies),
            "depots": max(map(memory, site.pids("depots")))}
    heavy = {name: of for name, of in held.items() if of[0] > PROGRAM_LIMIT}
    if heavy:
        raise Fault(f"more than {PROGRAM_LIMIT} kB: {heavy}")
    return [(f"file drop: {CROWD} uploads of {LARGE / 1e6:.0f} MB at once", f"all done in {took:.1f} s; most memory and own memory, kB: {held}"),
            ("… then", end_all(site))]
