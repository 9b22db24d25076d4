"""Visitors who ask for pages one after the other, each on a connection of its own, so that nothing is hidden by
a silent second try."""
import collections
import http.client
import ssl
import threading
import time

Outcome = collections.namedtuple("Outcome", "began ended status retry_after path why")


def ask(site, path, cookies=(), source="127.0.0.1", timeout=60):
    context = ssl.create_default_context(cafile=site.demo["ca"])
    began = time.monotonic()
    status, retry_after, why = 0, None, ""
    connection = http.client.HTTPSConnection("localhost", site.port, context=context, timeout=timeout,
                                             source_address=(source, 0))
    connection.host = "127.0.0.1"
    try:
        headers = {"Connection": "close", "Host": f"localhost:{site.port}"}
        if cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in dict(cookies).items())
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        status, retry_after = answer.status, answer.getheader("Retry-After")
    except (OSError, http.client.HTTPException) as failure:
        why = repr(failure)
    finally:
        connection.close()
    return Outcome(began, time.monotonic(), status, retry_after, path, why)


class Load:
    """`pages`: (path, cookies) of each visitor."""

    def __init__(self, site, pages):
        self.site, self.outcomes, self.stopping = site, [], threading.Event()
        self.threads = [threading.Thread(target=self._visit, args=page, daemon=True) for page in pages]

    def _visit(self, path, cookies):
        while not self.stopping.is_set():
            self.outcomes.append(ask(self.site, path, cookies))

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *failure):
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def bad(self):
        return [o for o in self.outcomes if o.status != 200]

    def good_after(self, moment, path):
        """The end of the first good answer to a page that was given after that moment, or None."""
        ends = [o.ended for o in list(self.outcomes) if o.status == 200 and o.path == path and o.ended > moment]
        return min(ends) if ends else None


def milliseconds(outcomes):
    """(p50, p99, longest) of how long answers took."""
    times = sorted(1000 * (o.ended - o.began) for o in outcomes)
    return times[len(times) // 2], times[min(len(times) - 1, len(times) * 99 // 100)], times[-1]
