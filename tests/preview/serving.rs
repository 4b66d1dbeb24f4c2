//! What the server answers, and to whom.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::live::{How, Live, ask};
use crate::story::{Files, site};

fn files() -> Files {
    site()
        .whole_config("title: A dossier\nbase_url: https://example.org/some/path/\n")
        .note("a.md", "title: A\ndate: 2022-04-12\npeople: Ada Lis", "A text.")
        .note("draft.md", "title: A draft\ndate: 2022-04-12\ndraft: true", "Not yet.")
        .note("later.md", "title: Later\ndate: 2022-04-12\npublish_on: 2030-01-01", "Not before then.")
        .asset("static/data.bin", "0123456789")
        .asset("static/with space & ąčę.txt", "odd")
}

#[test]
fn pages_files_and_data_below_the_path_of_the_published_site() {
    let live = Live::of(&files());
    for (path, status, kind, words) in [
        ("/some/path/", 200, "text/html; charset=utf-8", "A dossier"),
        ("/some/path/index.html", 200, "text/html; charset=utf-8", "A dossier"),
        ("/some/path/notes/a/", 200, "text/html; charset=utf-8", "A text."),
        ("/some/path/people/ada-lis/feed.xml", 200, "text/xml; charset=utf-8", "<feed"),
        ("/some/path/sitemap.xml", 200, "text/xml; charset=utf-8", "<urlset"),
        ("/some/path/robots.txt", 200, "text/plain; charset=utf-8", "Sitemap"),
        ("/some/path/assets/gazette.css", 200, "text/css; charset=utf-8", "{"),
        ("/some/path/data.bin", 200, "application/octet-stream", "0123456789"),
        ("/some/path/with%20space%20%26%20%C4%85%C4%8D%C4%99.txt", 200, "text/plain; charset=utf-8", "odd"),
        ("/some/path/no/such/page/", 404, "text/html; charset=utf-8", "href=\"/some/path/assets/gazette.css\""),
        ("/elsewhere/", 404, "text/html; charset=utf-8", "href=\"/some/path/assets/gazette.css\""),
        ("/.dossier/preview.js", 200, "text/javascript; charset=utf-8", "WebSocket"),
        ("/.dossier/idiomorph.js", 200, "text/javascript; charset=utf-8", "Idiomorph"),
        ("/.dossier/panel.css", 200, "text/css; charset=utf-8", ":host"),
        ("/.dossier/nothing", 404, "", ""),
    ] {
        let response = live.get(path);
        assert_eq!((response.status, response.header("content-type")), (status, kind), "{path}");
        assert!(response.text().contains(words), "{path}: {}", response.text());
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-cache"),
        ] {
            assert_eq!(response.header(name), value, "{path}");
        }
    }
}

#[test]
fn addresses_that_are_almost_right_lead_to_the_right_ones() {
    let live = Live::of(&files());
    for (path, to) in [
        ("/", "/some/path/"),
        ("/some/path", "/some/path/"),
        ("/some/path/notes", "/some/path/notes/"),
        ("/some/path/notes/a", "/some/path/notes/a/"),
        ("/some/path//notes", "/some/path/notes/"),
    ] {
        let response = live.get(path);
        assert_eq!((response.status, response.header("location")), (307, to), "{path}");
    }
    // Without a path of its own, the site is at the root.
    let live = Live::of(&site());
    assert_eq!((live.get("/").status, live.get("//example.org").status), (200, 404));
}

#[test]
fn a_page_is_what_build_writes_but_for_one_script() {
    let live = Live::of(&site().note("a.md", "title: A\ndate: 2022-04-12", "A text."));
    let built = site().note("a.md", "title: A\ndate: 2022-04-12", "A text.").build();
    for (address, text) in &built.pages {
        let response = live.get(&format!("/{address}"));
        assert_eq!(&response.page(), text, "{address}");
        assert_eq!(
            response.text().matches("/.dossier/").count(),
            usize::from(response.header("content-type").starts_with("text/html"))
        );
    }
}

#[test]
fn what_a_browser_has_is_not_sent_again() {
    let live = Live::of(&files());
    for path in ["/some/path/notes/a/", "/some/path/data.bin", "/some/path/assets/gazette.css", "/some/path/feed.xml"] {
        let first = live.get(path);
        let tag = first.header("etag").to_owned();
        let again = live.ask("GET", path, &[("If-None-Match", &tag)]);
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, tag.as_str()), "{path}");
        assert_eq!(live.ask("GET", path, &[("If-None-Match", "\"other\"")]).status, 200, "{path}");
        let head = live.ask("HEAD", path, &[]);
        assert_eq!((head.status, head.body.len(), head.header("etag")), (200, 0, tag.as_str()), "{path}");
        assert_eq!(head.header("content-length"), first.body.len().to_string(), "{path}");
    }
    let before = live.get("/some/path/notes/a/").header("etag").to_owned();
    live.write("content/notes/a.md", "---\ntitle: A\ndate: 2022-04-12\n---\n\nOther text.\n");
    live.shows("/some/path/notes/a/", "Other text.");
    assert_eq!(live.ask("GET", "/some/path/notes/a/", &[("If-None-Match", &before)]).status, 200);
}

#[test]
fn a_part_of_a_file() {
    let live = Live::of(&files());
    let path = "/some/path/data.bin";
    let tag = live.get(path).header("etag").to_owned();
    for (range, status, body, place) in [
        ("bytes=2-4", 206, "234", "bytes 2-4/10"),
        ("bytes=7-", 206, "789", "bytes 7-9/10"),
        ("bytes=-2", 206, "89", "bytes 8-9/10"),
        ("bytes=-100", 206, "0123456789", "bytes 0-9/10"),
        ("bytes=-0", 416, "", "bytes */10"),
        ("bytes=0-99", 206, "0123456789", "bytes 0-9/10"),
        ("bytes=20-30", 416, "", "bytes */10"),
        ("bytes=0-1,4-5", 200, "0123456789", ""),
        ("lines=1-2", 200, "0123456789", ""),
    ] {
        let response = live.ask("GET", path, &[("Range", range)]);
        assert_eq!(
            (response.status, response.text().as_str(), response.header("content-range")),
            (status, body, place),
            "{range}"
        );
        assert_eq!(response.header("accept-ranges"), "bytes");
    }
    let fitting = live.ask("GET", path, &[("Range", "bytes=2-4"), ("If-Range", &tag)]);
    let other = live.ask("GET", path, &[("Range", "bytes=2-4"), ("If-Range", "\"other\"")]);
    assert_eq!((fitting.status, other.status), (206, 200));
}

#[test]
fn only_its_own_names_and_only_reading() {
    let live = Live::of(&files());
    for (host, status) in [
        ("localhost", 200),
        ("localhost:3030", 200),
        ("127.0.0.1", 200),
        ("[::1]:3030", 200),
        ("preview.localhost", 200),
        ("LOCALHOST:3030", 200),
        ("localhost.", 200),
        ("example.org", 421),
        ("localhost.example.org", 421),
        ("", 421),
    ] {
        let response = ask(live.address(), "GET", "/some/path/", &[("Host", host)]);
        assert_eq!(response.status, status, "{host}");
        assert!(status == 200 || !response.text().contains("A dossier"));
        let client = ask(live.address(), "GET", "/.dossier/preview.js", &[("Host", host)]);
        assert_eq!(client.status, status, "{host}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        assert_eq!(live.ask(method, "/some/path/", &[]).status, 405, "{method}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_site() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.txt"), "SECRET").unwrap();
    let folder = files().asset("private/own.txt", "SECRET").on_disk();
    fs::create_dir_all(folder.path().join("static/links")).unwrap();
    symlink(outside.path().join("secret.txt"), folder.path().join("static/links/out.txt")).unwrap();
    symlink(outside.path(), folder.path().join("static/links/folder")).unwrap();
    symlink(folder.path().join("private"), folder.path().join("static/links/private")).unwrap();
    let live = Live::at(folder, How::default());
    for path in [
        "/links/out.txt",
        "/links/folder/secret.txt",
        "/links/private/own.txt",
        "/../private/own.txt",
        "/%2e%2e/private/own.txt",
        "/..%2fprivate%2fown.txt",
        "/static/data.bin",
        "/dossier.yaml",
        "/content/notes/a.md",
        "/data.bin/../../private/own.txt",
        "/.dossier/../private/own.txt",
        "/.dossier/..%2f..%2fprivate%2fown.txt",
    ] {
        for path in [path.to_owned(), format!("/some/path{path}")] {
            let response = live.get(&path);
            assert!(response.status == 404 && !response.text().contains("SECRET"), "{path}: {}", response.status);
        }
    }
    // A file that becomes a link out of the site after it was read.
    let path = live.path("static/data.bin");
    fs::remove_file(&path).unwrap();
    symlink(outside.path().join("secret.txt"), &path).unwrap();
    for _ in 0..50 {
        assert!(!live.get("/some/path/data.bin").text().contains("SECRET"));
    }
}

#[test]
fn what_readers_do_not_see_yet_says_so() {
    let files = files()
        .person("ada-lis.md", "title: Ada Lis\ndraft: true")
        .person("boris-kaz.md", "title: Boris Kaz\npublish_on: 2030-01-01")
        .event("talks.md", "title: Talks\ndate: 2022-04-12\ndraft: true")
        .file("content/about.md", "---\ntitle: About\ndraft: true\n---\n")
        .file("content/index.md", "---\ntitle: Home\ndraft: true\n---\n");
    let live = Live::of(&files);
    for (path, mark) in [
        ("/some/path/notes/draft/", "data-held-back=\"A draft: not published\""),
        ("/some/path/notes/later/", "data-held-back=\"Not published before 2030-01-01\""),
        ("/some/path/people/ada-lis/", "data-held-back=\"The profile on this page is a draft: not published\""),
        (
            "/some/path/people/boris-kaz/",
            "data-held-back=\"The profile on this page is not published before 2030-01-01\"",
        ),
        ("/some/path/events/talks/", "data-held-back=\"The file of this event is a draft: not published\""),
        ("/some/path/about/", "data-held-back=\"A draft: not published\""),
        ("/some/path/", "data-held-back=\"The text of this page is a draft: not published\""),
    ] {
        assert!(live.get(path).text().contains(mark), "{path}: {}", live.get(path).text());
    }
    assert!(!live.get("/some/path/notes/a/").text().contains("data-held-back"));
}

#[test]
fn a_page_that_never_could_be_made_says_why() {
    let live = Live::of(&files().file("templates/note.html", "{{ note.no_such.thing }}"));
    let response = live.get("/some/path/notes/a/");
    assert_eq!(response.status, 500);
    assert!(response.text().contains("templates/note.html:1:"), "{}", response.text());
    assert!(response.text().contains("/.dossier/preview.js"));
    live.write("templates/note.html", "Mended: {{ note.title }}").shows("/some/path/notes/a/", "Mended: A");
}

#[test]
fn tomorrow_is_noticed_by_itself() {
    // What is under an embargo is shown, with its day, until that day has come.
    let live = Live::of(&site().note("later.md", "title: Later\ndate: 2022-04-12\npublish_on: 2022-06-02", "Soon."));
    assert!(live.get("/notes/later/").text().contains("data-held-back"));
    *live.today.lock().unwrap() = dossier::date::Day::new(2022, 6, 2).unwrap();
    live.until("the embargo is over", || !live.get("/notes/later/").text().contains("data-held-back"));
}

#[test]
fn a_part_of_what_is_made() {
    let live = Live::of(&files());
    for path in ["/some/path/sitemap.xml", "/some/path/assets/gazette.css"] {
        let whole = live.get(path);
        let whole = whole.text();
        let part = live.ask("GET", path, &[("Range", "bytes=2-5")]);
        assert_eq!((part.status, part.text().as_str()), (206, &whole[2..6]), "{path}");
        assert_eq!(part.header("content-range"), format!("bytes 2-5/{}", whole.len()));
        let beyond = live.ask("GET", path, &[("Range", "bytes=99999999-")]);
        assert_eq!(beyond.status, 416, "{path}");
    }
}

#[test]
fn who_never_says_what_it_wants_is_hung_up_on() {
    let how = How { patience: Some(Duration::from_millis(300)), ..How::default() };
    let live = Live::at(files().on_disk(), how);
    for said in ["", "GET / HT", "GET / HTTP/1.1\r\nHost: localhost\r\nX: "] {
        let mut slow = TcpStream::connect(live.address()).unwrap();
        slow.write_all(said.as_bytes()).unwrap();
        slow.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        // The end of the connection, perhaps behind a word of why; an error would be the time of waiting.
        assert!(slow.read_to_end(&mut Vec::new()).is_ok(), "{said:?}");
    }
    // A socket that was opened in time stays.
    let mut open = live.open("/some/path/notes/a/");
    std::thread::sleep(Duration::from_millis(600));
    live.write("content/notes/a.md", "---\ntitle: A\ndate: 2022\n---\nSaid late.\n");
    open.shows("Said late.");
}
