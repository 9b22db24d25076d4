"""What happens in front of the programs: nginx reloaded, clients that never finish."""
import os
import signal
import socket
import ssl
import time

from load import Load, milliseconds
from programs import pages
from portal import expect

RELOADS = 20
SLOW = 200


def reload_nginx(site):
    master = site.noted_pid("nginx")
    with Load(site, list(pages(site).values()) * 2) as load:
        for _ in range(RELOADS):
            time.sleep(0.25)
            os.kill(master, signal.SIGHUP)
        time.sleep(0.5)
    expect(not load.bad(), f"nginx reloaded: {load.bad()[:3]}")
    return [(f"nginx reloaded under load, {RELOADS} times", f"{len(load.outcomes)} requests, none failed")]


def half_open(site, number):
    """A connection that has begun a request and goes no further: in its headers, or in its body."""
    context = ssl.create_default_context(cafile=site.demo["ca"])
    plain = socket.create_connection(("127.0.0.1", site.port), timeout=30)
    peer = context.wrap_socket(plain, server_hostname="localhost")
    head = f"POST {site.prefix}/connexion HTTP/1.1\r\nHost: localhost:{site.port}\r\n"
    if number % 2:
        head += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nidentifiant="
    peer.sendall(head.encode())
    return peer


def slow_clients(site):
    visitors = list(pages(site).values())
    with Load(site, visitors) as before:
        time.sleep(3)
    peers = [half_open(site, number) for number in range(SLOW)]
    try:
        with Load(site, visitors) as during:
            for _ in range(15):
                time.sleep(0.2)
                for peer in peers[1::2]:
                    try:
                        peer.sendall(b"x")  # a byte now and then, as slow ones do
                    except OSError:
                        pass
    finally:
        for peer in peers:
            peer.close()
    expect(not during.bad() and not before.bad(), f"slow clients: {(before.bad() + during.bad())[:3]}")
    expect(len(during.outcomes) > 10, "nobody was answered beside the slow clients")
    figures = []
    for label, load in (("alone", before), ("beside them", during)):
        p50, p99, _ = milliseconds(load.outcomes)
        figures.append(f"{label} {len(load.outcomes)} pages, p50 {p50:.0f} ms, p99 {p99:.0f} ms")
    return [(f"{SLOW} half-open requests", "; ".join(figures) + "; none failed")]
