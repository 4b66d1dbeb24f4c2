"""Reads what a site publishes for other programs, each format with the library that its users have.

usage: validate.py --npm FOLDER --context FILE SITE…

Every check gets the folder of a built site. It fails by raising; what it returns is printed.
"""

import argparse
import csv
import importlib.util
import json
import subprocess
import sys
import traceback
from pathlib import Path
from urllib.parse import unquote

HERE = Path(__file__).parent
CHECKS = []
NPM = None
CONTEXT = None


def check(function):
    CHECKS.append(function)
    return function


def dossier(site):
    return json.loads((site / "data/dossier.json").read_text(encoding="utf-8"))


def conforms(value, schema, draft=None):
    """Fails with all that does not conform to a JSON Schema, formats included; `draft` where the schema does not say its own."""
    from jsonschema import FormatChecker
    from jsonschema.validators import validator_for

    cls = draft or validator_for(schema)
    cls.check_schema(schema)
    faults = sorted(cls(schema, format_checker=FormatChecker()).iter_errors(value), key=str)
    assert not faults, "\n".join(f"{list(fault.absolute_path)}: {fault.message[:300]}" for fault in faults[:5])


def package_file(package, path):
    """A file of a package, which need not be one that can be imported."""
    return Path(importlib.util.find_spec(package).origin).parent / path


@check
def dossier_json(site):
    schema = json.loads((site / "data/dossier.schema.json").read_text(encoding="utf-8"))
    value = dossier(site)
    conforms(value, schema)
    records = [record for kind in ("notes", "entities", "events", "quotes") for record in value[kind]]
    ids = [record["id"] for record in records]
    assert len(ids) == len(set(ids)), "an id stands twice"
    for record in records:
        assert record["url"] == value["base_url"] + record["id"]
        for key in ("people", "countries", "organisations", "tags", "listed", "events", "quotes"):
            assert set(record.get(key, []) if isinstance(record.get(key, []), list) else []) <= set(ids), (record["id"], key)
    return f"{len(records)} records"


@check
def tables(site):
    value = dossier(site)
    people = [entity for entity in value["entities"] if entity["kind"] == "person"]
    expected = {"notes": value["notes"], "people": people, "events": value["events"], "quotes": value["quotes"], "mentions": None}
    for name, records in expected.items():
        raw = (site / f"data/{name}.csv").read_bytes()
        assert b"\r\n" in raw and not raw.startswith(b"\xef\xbb\xbf")
        with open(site / f"data/{name}.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file, strict=True))
        assert all(None not in row and None not in row.values() for row in rows), f"{name}: a row of another length"
        if records is not None:
            assert [row["id"] for row in rows] == [record["id"] for record in records], name
            key = {"people": "name", "quotes": "text"}.get(name, "title")
            assert [row[key] for row in rows] == [record[key] for record in records], name
    return ", ".join(f"{name}.csv" for name in expected)


@check
def calendar(site):
    from icalendar import Calendar

    raw = (site / "data/events.ics").read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "a line is too long"
    assert b"\n" not in raw.replace(b"\r\n", b""), "a bare line feed"
    events = Calendar.from_ical(raw).walk("VEVENT")
    records = {record["title"]: record for record in dossier(site)["events"]}
    uids = set()
    for event in events:
        assert not event.errors, event.errors
        record = records[str(event["SUMMARY"])]
        assert str(event["URL"]).isascii() and unquote(str(event["URL"])) == record["url"] and "DTSTAMP" in event
        uids.add(str(event["UID"]))
        start, edtf = event.decoded("DTSTART"), record["date"]
        end = event.decoded("DTEND") if "DTEND" in event else None
        if edtf == "2022-02-10/2022-02-20":
            assert (str(start), str(end)) == ("2022-02-10", "2022-02-21"), (start, end)
        if edtf == "2022-04-12T13:52+03:00":
            assert start.isoformat() == "2022-04-12T10:52:00+00:00" and end is None, start
        if edtf == "2022-04-12T09:05":
            assert start.isoformat() == "2022-04-12T09:05:00", start
        if edtf == "2022-02~":
            assert (str(start), str(end)) == ("2022-02-01", "2022-03-01"), (start, end)
        if edtf == "1888/..":
            assert (str(start), str(end)) == ("1888-01-01", "1889-01-01"), (start, end)
        if edtf == "../1888-04":
            assert (str(start), str(end)) == ("1888-04-01", "1888-05-01"), (start, end)
        if edtf == "2021-12-30/2022":
            assert (str(start), str(end)) == ("2021-12-30", "2023-01-01"), (start, end)
        if edtf == "2022-04-12T10:00/2022-04-12T12:30":
            assert (start.isoformat(), end.isoformat()) == ("2022-04-12T10:00:00", "2022-04-12T12:30:00"), (start, end)
    assert len(uids) == len(events) > 0
    return f"{len(events)} events"


@check
def timeline(site):
    subprocess.run(["node", "timeline.mjs", (site / "data/timeline.json").resolve()], cwd=NPM, check=True)
    return "as TimelineJS reads it"


@check
def csl_json(site):
    from citeproc.source.json import CiteProcJSON
    from jsonschema import Draft3Validator

    items = json.loads((site / "data/sources.csl.json").read_text(encoding="utf-8"))
    schema = json.loads(package_file("csl_data", "csl-data.json").read_text(encoding="utf-8"))
    # The package has the schema of CSL 1.0.1; a later one added this type.
    schema["items"]["properties"]["type"]["enum"].append("document")
    conforms(items, schema, Draft3Validator)
    CiteProcJSON(items)
    by_id = {item["id"]: item for item in items}
    assert len(by_id) == len(items) == len(dossier(site)["notes"])
    return f"{len(items)} items"


@check
def citations(site):
    command = ["node", "citation.mjs", (site / "data/sources.csl.json").resolve()]
    texts = json.loads(subprocess.run(command, cwd=NPM, check=True, capture_output=True, text=True).stdout)
    expected = {
        "-0043": "44BC",
        "-0043-03-15": "15 M3 44BC",
        "0000": "1BC",
        "2022-04/2022-06-15": "M4–M6 2022",
        "2021-12-30/2022": "2021–2022",
        "2022-22": "Summer 2022",
        "2022-04~": "M4 2022",
        "2022-04-12T10:00/2022-04-12T12:30": "12 M4 2022",
    }
    notes = dossier(site)["notes"]
    for note in notes:
        date, text = note.get("date", ""), texts[note["id"]]
        # What has no numbers is told in words: somehow with its year, and without a sign of EDTF.
        in_words = ("/" in date or "X" in date) and date not in expected
        assert text == expected.get(date, text) and bool(text) == bool(date), (date, text)
        assert not in_words or not set("/X") & set(text), (date, text)
    return f"{len(notes)} dates as citeproc-js writes them"


@check
def bibtex(site):
    from pybtex.database import parse_file

    entries = parse_file(str(site / "data/sources.bib")).entries
    notes = dossier(site)["notes"]
    assert len(entries) == len(notes)
    for entry, note in zip(entries.values(), notes):
        plain = not set(note["title"]) & set("\\{}%&$#_~^")
        assert not plain or entry.fields["title"] == "{%s}" % note["title"]
        if "url" in note["article"]:
            assert entry.fields["url"].split("://")[1][:8] == note["article"]["url"].split("://")[1][:8]
        if note.get("date", "")[:4].isdigit():
            assert entry.fields.get("year", "")[:4] in (note["date"][:4], ""), (note["date"], entry.fields["year"])
        if note.get("date") == "2021-12-30/2022":
            assert (entry.fields["year"], entry.fields["date"]) == ("2021--2022", "2021-12-30/2022")
    return f"{len(entries)} entries"


@check
def network(site):
    import networkx

    graph = networkx.read_gexf(site / "data/network.gexf", version="1.3")
    value = dossier(site)
    names = {entity["id"]: entity["name"] for entity in value["entities"]}
    assert graph.number_of_nodes() and all(data["label"] == names[node] for node, data in graph.nodes(data=True))
    for one, other, data in graph.edges(data=True):
        of = lambda note: note["people"] + note["organisations"] + note["countries"]
        assert data["weight"] == sum(one in of(note) and other in of(note) for note in value["notes"])
    return f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges"


@check
def follow_the_money(site):
    from followthemoney import model
    from followthemoney.types import registry

    counts, seen, referred = {}, set(), set()
    for line in (site / "data/entities.ftm.json").read_text(encoding="utf-8").rstrip("\n").split("\n"):
        # Not splitlines(), which ends lines at characters that JSON may hold.
        data = json.loads(line)
        # Checked as a program checks that trusts nobody: every value has to come out of the cleaning as it went in.
        proxy = model.get_proxy(data, cleaned=False)
        proxy.schema.validate(data)
        assert data["id"] not in seen, f"{data['id']} stands twice"
        seen.add(data["id"])
        assert registry.entity.clean(data["id"]) == data["id"], data["id"]
        assert all(address.isascii() for address in data["properties"].get("sourceUrl", [])), data["id"]
        for name, values in data["properties"].items():
            prop = proxy.schema.properties[name]
            assert not prop.deprecated, name
            for value in values:
                # It writes addresses of places its own way.
                assert prop.type == registry.address or prop.type.clean(value) == value, (data["id"], name, value)
                if prop.type == registry.entity:
                    referred.add(value)
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == {
            name: sorted(proxy.schema.properties[name].type.clean(value) for value in values)
            for name, values in data["properties"].items()
        }, data["id"]
        for name in proxy.schema.required:
            assert proxy.get(name), f"{data['id']} lacks {name}"
        counts[proxy.schema.name] = counts.get(proxy.schema.name, 0) + 1
    assert referred <= seen, f"nowhere: {sorted(referred - seen)[:5]}"
    assert {"Person", "Organization", "Article", "Event", "Mention", "Documentation"} <= set(counts), counts
    return ", ".join(f"{count} {schema}" for schema, count in sorted(counts.items()))


def expect_links(site, content):
    """Fails where the HTML of an entry has an address that is not absolute, or one of this site at which nothing is. Returns how many there are."""
    from lxml import html

    base = dossier(site)["base_url"]
    tree = html.fragment_fromstring(content, create_parent="div")
    addresses = [value for name in ("href", "src", "poster") for value in tree.xpath(f"//@{name}")]
    addresses += [part.split()[0] for value in tree.xpath("//@srcset") for part in value.split(", ")]
    for address in addresses:
        assert address.startswith(("https://", "http://", "mailto:")), address
        if address.startswith(base):
            path, _, anchor = unquote(address[len(base):]).partition("#")
            file = site / path / "index.html" if path.endswith("/") or not path else site / path
            assert file.is_file(), address
            assert not anchor or html.fromstring(file.read_bytes()).xpath("//*[@id=$anchor]", anchor=anchor), address
    return len(addresses)


@check
def atom(site):
    import feedparser

    files = sorted(site.rglob("feed.xml"))
    # It prints what is wrong, and says so with its status.
    jing = subprocess.run(["jing", "-c", HERE / "atom.rnc", *files], capture_output=True, text=True)
    assert jing.returncode == 0, jing.stdout + jing.stderr
    links = 0
    for file in files:
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, (file, feed.bozo_exception)
        assert feed.version == "atom10" and feed.feed.title and feed.feed.updated_parsed
        ids = [entry.id for entry in feed.entries]
        assert 0 < len(ids) == len(set(ids)) <= 20
        for entry in feed.entries:
            assert entry.link.startswith("https://") and entry.updated_parsed, entry.id
            assert "published" not in entry or entry.published_parsed <= entry.updated_parsed, entry.id
            assert (file.parent == site) == ("content" in entry), entry.id
        # As they stand in the file: feedparser makes addresses absolute by itself.
        links += sum(expect_links(site, content) for content in atom_contents(file))
    return f"{len(files)} feeds, {links} links in texts"


def atom_contents(file):
    from lxml import etree

    return [element.text or "" for element in etree.parse(file).iter("{http://www.w3.org/2005/Atom}content")]


@check
def json_feed(site):
    schema = json.loads((HERE / "jsonfeed.schema.json").read_text(encoding="utf-8"))
    # What others check with, beside our own, which takes no key that it does not know.
    published = json.loads((NPM / "node_modules/jsonfeed-schema/schema-v1.1.json").read_text(encoding="utf-8"))
    files = sorted(site.rglob("feed.json"))
    assert {file.parent for file in files} == {file.parent for file in site.rglob("feed.xml")}
    for file in files:
        feed = json.loads(file.read_text(encoding="utf-8"))
        conforms(feed, schema)
        conforms(feed, published)
        assert [item.get("content_html") for item in feed["items"] if "content_html" in item] == atom_contents(file.parent / "feed.xml"), file
        import feedparser

        atom = feedparser.parse((file.parent / "feed.xml").read_bytes())
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries], file
        assert [item["title"] for item in feed["items"]] == [entry.title_detail.value for entry in atom.entries], file
    return f"{len(files)} feeds"


@check
def sitemap(site):
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(NPM / "node_modules/sitemap/schema/sitemap.xsd"))
    document = etree.parse(site / "sitemap.xml")
    schema.assertValid(document)
    base = dossier(site)["base_url"]
    addresses = [element.text for element in document.iter("{*}loc")]
    for address in addresses:
        assert address.isascii() and address.startswith(base), address
        assert (site / unquote(address[len(base):]) / "index.html").is_file(), address
    return f"{len(addresses)} pages"


@check
def json_ld(site):
    """As a processor sees it with the context that schema.org serves: every term has to be one of it, and every id of this site a page."""
    from lxml import html
    from pyld import jsonld
    from rdflib.namespace import SDO

    context = json.loads(CONTEXT.read_text(encoding="utf-8"))

    def load(address, options):
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": context}

    terms_of = context["@context"]
    vocabulary = terms_of["@vocab"]
    # The context is one of 2021; rdflib lists what came later.
    known = {vocabulary + name for name in {*terms_of, *SDO.__annotations__}}
    base = dossier(site)["base_url"]
    kinds = {}
    for file, page in pages(site):
        scripts = page.xpath('//script[@type="application/ld+json"]')
        assert len(scripts) == 1, file
        for node in jsonld.flatten(jsonld.expand(json.loads(scripts[0].text), {"documentLoader": load})):
            terms = set(node) - {"@id", "@type"} | set(node.get("@type", []))
            assert terms <= known, (file, terms - known)
            for kind in node.get("@type", []):
                kinds[kind.removeprefix(vocabulary)] = kinds.get(kind.removeprefix(vocabulary), 0) + 1
            if node["@id"].startswith(base):
                address, _, anchor = node["@id"][len(base):].partition("#")
                target = site / address / "index.html"
                assert target.is_file(), node["@id"]
                assert not anchor or html.fromstring(target.read_bytes()).xpath("//*[@id=$anchor]", anchor=anchor), node["@id"]
    wanted = {"WebSite", "Article", "NewsArticle", "ProfilePage", "Person", "Organization", "Country", "Quotation", "Event", "BreadcrumbList"}
    assert wanted <= set(kinds), wanted - set(kinds)
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))


def pages(site):
    """The pages, but for those at old addresses, which only lead on: their canonical address has to be that of a page."""
    from lxml import html

    base = dossier(site)["base_url"]
    for file in sorted(site.rglob("index.html")):
        page = html.fromstring(file.read_bytes())
        if not page.xpath('//meta[@http-equiv="refresh"]'):
            yield file, page
            continue
        canonical = page.xpath('//link[@rel="canonical"]/@href')[0]
        assert canonical.isascii() and (site / unquote(canonical[len(base):]) / "index.html").is_file(), file


@check
def open_graph(site):
    base = dossier(site)["base_url"]
    count = images = 0
    for file, page in pages(site):
        count += 1
        tags = {tag.get("property"): tag.get("content") for tag in page.xpath("//meta[@property]")}
        # Required by ogp.me, but for a picture, which most pages have not.
        assert tags["og:title"] and tags["og:type"] and tags["og:url"].startswith(base) and tags["og:url"].isascii(), file
        if "og:image" in tags:
            images += 1
            assert (site / unquote(tags["og:image"][len(base):])).is_file(), file
        assert tags["og:url"] == page.xpath('//link[@rel="canonical"]/@href')[0], file
        assert page.xpath('//meta[@name="twitter:card"]/@content')[0] in ("summary", "summary_large_image"), file
    return f"{count} pages, {images} with a picture"


def main():
    global NPM, CONTEXT
    parser = argparse.ArgumentParser()
    parser.add_argument("--npm", type=Path, required=True)
    parser.add_argument("--context", type=Path, required=True, help="the JSON-LD context of schema.org")
    parser.add_argument("sites", type=Path, nargs="+")
    arguments = parser.parse_args()
    NPM, CONTEXT = arguments.npm, arguments.context
    passed = failed = 0
    for site in arguments.sites:
        for one in CHECKS:
            try:
                print(f"ok      {site.name}: {one.__name__}: {one(site)}")
                passed += 1
            except Exception:  # Whatever a library throws is a fault of what it read.
                print(f"FAILED  {site.name}: {one.__name__}")
                traceback.print_exc(file=sys.stdout)
                failed += 1
    print(f"test result: {'ok' if not failed else 'FAILED'}. {passed} passed; {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
