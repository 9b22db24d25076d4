"""A small browser without JavaScript for the tests that need many of them at once: cookies, links, forms.
Standard library only. Talks to one site, on loopback."""
import html.parser
import http.client
import ssl
import urllib.parse


class _Reader(html.parser.HTMLParser):
    """Collects what a person can follow or send from a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.links, self.forms, self.text = [], [], []
        self._form = self._select = self._textarea = None

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "a" and a.get("href"):
            self.links.append(a["href"])
        elif tag == "form":
            self._form = {"action": a.get("action", ""), "method": a.get("method", "get").lower(), "fields": [], "submits": []}
            self.forms.append(self._form)
        elif self._form is not None:
            self._control(tag, a)

    def _control(self, tag, a):
        name, value = a.get("name"), a.get("value", "")
        if tag == "input" and name:
            kind = a.get("type", "text").lower()
            if kind in ("checkbox", "radio"):
                self._form["fields"].append((name, a.get("value", "on"), "checked" in a, kind))
            else:
                self._form["fields"].append((name, value, True, kind))
        elif tag == "button" and name:
            self._form["submits"].append((name, value))
        elif tag == "select":
            self._select = [name, None]
        elif tag == "option" and self._select:
            if self._select[1] is None or "selected" in a:
                self._select[1] = a.get("value", "")
        elif tag == "textarea":
            self._textarea = [name, ""]

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "select" and self._select and self._form is not None:
            self._form["fields"].append((self._select[0], self._select[1] or "", True, "select"))
            self._select = None
        elif tag == "textarea" and self._textarea and self._form is not None:
            self._form["fields"].append((self._textarea[0], self._textarea[1], True, "textarea"))
            self._textarea = None

    def handle_data(self, data):
        self.text.append(data)
        if self._textarea:
            self._textarea[1] += data


class Page:
    def __init__(self, status, path, location, headers, body):
        self.status, self.path, self.location, self.headers, self.body = status, path, location, headers, body
        reader = _Reader()
        if "text/html" in headers.get("content-type", ""):
            reader.feed(body.decode("utf-8", "replace"))
        self.links, self.forms = reader.links, reader.forms
        self.text = " ".join(" ".join(reader.text).split())

    def form(self, field):
        """The form that has a field of that name."""
        for form in self.forms:
            if any(name == field for name, *_ in form["fields"]):
                return form
        raise AssertionError(f"no form with « {field} » on {self.path} ({self.status}): {self.text[:400]}")


class Browser:
    asked, given = set(), set()  # addresses, and values of cookies, of all browsers: for leaks.py

    def __init__(self, url, ca, source=None):
        self.site = urllib.parse.urlsplit(url)
        self.prefix = self.site.path.rstrip("/")
        self.context = ssl.create_default_context(cafile=ca)
        self.cookies = {}
        self.source = source  # a loopback address, so that many networks can be played
        self.connection = None

    def _send(self, method, path, body, headers):
        for attempt in (1, 2):
            if self.connection is None:
                self.connection = http.client.HTTPSConnection(
                    self.site.hostname, self.site.port, context=self.context, timeout=30,
                    source_address=(self.source, 0) if self.source else None)
            try:
                self.connection.request(method, path, body, headers)
                return self.connection.getresponse()
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError, http.client.CannotSendRequest):
                self.connection.close()
                self.connection = None
                if attempt == 2:
                    raise

    def ask(self, path, form=None, follow=True):
        """GET, or POST of a list or dict of fields. `path` may be a link of a page. Follows redirects."""
        parts = urllib.parse.urlsplit(path)
        target = parts.path + ("?" + parts.query if parts.query else "")
        headers = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        Browser.asked.add(target)
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"{self.site.scheme}://{self.site.netloc}"
        answer = self._send("POST" if form is not None else "GET", target, body, headers)
        data = answer.read()
        found = {}
        for name, value in answer.getheaders():
            found[name.lower()] = value
            if name.lower() == "set-cookie":
                cookie, *attributes = value.split(";")
                key, _, content = cookie.partition("=")
                if any(x.strip().lower() == "max-age=0" for x in attributes):
                    self.cookies.pop(key, None)
                else:
                    self.cookies[key] = content
                    Browser.given.add(content)
        page = Page(answer.status, target, found.get("location"), found, data)
        if follow and page.status in (301, 302, 303, 307) and page.location:
            return self.ask(page.location)
        return page

    def get(self, path):
        return self.ask(self.prefix + path)

    def submit(self, page, form, values=None, button=None, follow=True):
        """Sends a form of a page as a person would: what is filled stays, `values` replaces or ticks."""
        values = dict(values or {})
        sent = []
        for name, value, on, kind in form["fields"]:
            if name in values and kind not in ("checkbox", "radio"):
                sent.append((name, values.pop(name)))
            elif kind in ("checkbox", "radio"):
                wanted = values.get(name)
                ticked = on if wanted is None else (value in wanted if isinstance(wanted, (list, tuple, set)) else value == wanted)
                if ticked:
                    sent.append((name, value))
            elif kind not in ("submit", "button", "reset", "image"):
                sent.append((name, value))
        sent += [(k, v) for k, v in values.items() if not any(k == n for n, *_ in form["fields"])]
        if button:
            sent.append(button)
        action = urllib.parse.urljoin(page.path, form["action"]) if form["action"] else page.path
        if form["method"] == "get":
            return self.ask(urllib.parse.urlsplit(action).path + "?" + urllib.parse.urlencode(sent), follow=follow)
        return self.ask(action, sent, follow=follow)

    def sign_in(self, identifiant, mot_de_passe):
        page = self.get("/connexion")
        return self.submit(page, page.form("mot_de_passe"), {"identifiant": identifiant, "mot_de_passe": mot_de_passe})
