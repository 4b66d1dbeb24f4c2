//! What an open page is told, and that nobody holds up the others.

use std::net::TcpStream;
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::client::IntoClientRequest;
use tungstenite::http::HeaderValue;

use crate::live::{How, Live};
use crate::story::{Files, site};

fn note(text: &str) -> String {
    format!("---\ntitle: A\ndate: 2022-04-12\npeople: Ada Lis\n---\n\n{text}\n")
}

fn files() -> Files {
    site().file("content/notes/a.md", note("First.")).note("b.md", "title: B\ndate: 2022-04-13", "Other.")
}

#[test]
fn a_page_is_told_what_it_shows_now_and_others_are_left_alone() {
    let live = Live::of(&files());
    let (mut a, mut person, mut b) = (live.open("/notes/a/"), live.open("/people/ada-lis/"), live.open("/notes/b/"));
    for tab in [&mut a, &mut person, &mut b] {
        let first = tab.next();
        assert_eq!((&first["page"], &first["gone"], &first["failure"]), (&Value::Null, &Value::Null, &Value::Null));
    }
    live.write("content/notes/a.md", &note("Second.").replace("title: A", "title: Apple"));
    a.shows("Second.");
    let told = person.shows("Apple");
    assert_eq!(told["reload"], false);
    // The other note names its neighbour, so it changes as well; the text of it does not.
    live.write("content/people/ada-lis.md", "---\ntitle: Ada Lis\ndescription: A diplomat\n---\n");
    person.shows("A diplomat");
    assert!(live.get("/notes/b/").text().contains("Other."));
}

#[test]
fn faults_are_told_with_place_line_help_and_editor() {
    let live = Live::of(&files().config("editor: \"idea://open?file={path}&line={line}&column={column}\""));
    let mut a = live.open("/notes/a/");
    a.next();
    live.write("content/notes/a.md", &note("First.").replace("2022-04-12", "2022-02-30").replace("people:", "poeple:"));
    let told = a.until(|told| told["faults"]["counts"]["errors"] == 1);
    let error = &told["faults"]["errors"][0];
    assert_eq!(
        (&error["code"], &error["place"]["line"], &error["place"]["column"]),
        (&json!("invalid-date"), &json!(3), &json!(7))
    );
    assert_eq!(error["place"]["source"], json!(["date: ", "2022-02-30", ""]));
    let editor = error["place"]["editor"].as_str().unwrap();
    assert!(
        editor.starts_with("idea://open?file=/") && editor.ends_with("content/notes/a.md&line=3&column=7"),
        "{editor}"
    );
    assert_eq!(told["faults"]["warnings"][0]["code"], "unknown-key");
    assert!(told["faults"]["warnings"][0]["help"].as_str().unwrap().contains("people"));
    // The page stays as it was.
    assert_eq!((&told["page"], &told["gone"]), (&Value::Null, &Value::Null));
    live.write("content/notes/a.md", &note("Mended."));
    let told = a.shows("Mended.");
    assert_eq!(told["faults"]["counts"], json!({"errors": 0, "warnings": 0}));
}

#[test]
fn a_configuration_that_is_gone_is_told() {
    let live = Live::of(&files());
    let mut a = live.open("/notes/a/");
    live.rename("dossier.yaml", "away.yaml");
    a.until(|told| told["failure"].as_str().is_some_and(|why| why.contains("dossier.yaml")));
    live.rename("away.yaml", "dossier.yaml");
    a.until(|told| told["failure"].is_null());
}

#[test]
fn a_configuration_with_an_error_leaves_the_site_where_it_is() {
    let good = "title: A dossier\nbase_url: https://example.org/some/path/\n";
    let live = Live::of(&files().whole_config(good));
    let mut tab = live.open("/some/path/notes/a/");
    tab.next();
    for broken in [
        format!("{good}menu: [\n"),
        String::new(),
        format!("{good}\tx: y\n"),
        "- a\n- b\n".to_owned(),
        "title: A dossier\nbase_url: nonsense\n".to_owned(),
        "base_url: https://example.org/else/\n".to_owned(),
    ] {
        live.write("dossier.yaml", &broken);
        let told = tab.until(|told| told["faults"]["counts"]["errors"] != 0);
        let at = (&told["gone"], &told["reload"], &told["faults"]["errors"][0]["place"]["path"]);
        assert_eq!(at, (&Value::Null, &json!(false), &json!("dossier.yaml")), "{broken:?}");
        // What is written meanwhile is shown, under what was configured before.
        live.write("content/notes/a.md", &note(&format!("Under {broken:?}.")));
        tab.until(|told| told["page"]["html"].as_str().is_some_and(|html| html.contains("A dossier")));
        assert_eq!((live.get("/some/path/").status, live.get("/notes/a/").status), (200, 404), "{broken:?}");
        live.write("dossier.yaml", good);
        tab.until(|told| told["faults"]["counts"]["errors"] == 0);
    }
}

#[test]
fn a_page_that_is_gone_says_where_it_went() {
    let live = Live::of(&files());
    let mut tab = live.open("/notes/a/");
    tab.next();
    live.rename("content/notes/a.md", "content/notes/c.md");
    assert_eq!(tab.until(|told| !told["gone"].is_null())["gone"], json!({"to": "/notes/c/"}));
    live.rename("content/notes/c.md", "content/notes/d.md");
    tab.until(|told| told["gone"] == json!({"to": "/notes/d/"}));
    live.remove("content/notes/d.md");
    tab.until(|told| told["gone"] == json!({"to": null}));
    live.write("content/notes/a.md", &note("Back."));
    tab.shows("Back.");
    // Another address by a key of the file.
    live.write("content/notes/a.md", &note("Back.").replace("title:", "slug: elsewhere\ntitle:"));
    tab.until(|told| told["gone"] == json!({"to": "/notes/elsewhere/"}));
}

#[test]
fn an_address_that_only_leads_on_says_where_its_page_is() {
    let live = Live::of(&files().file("content/people/ada-lis.md", "---\ntitle: Ada Lis\n---\n"));
    let mut first = live.open("/notes/a/");
    let mut person = live.open("/people/ada-lis/");
    assert!(first.next()["gone"].is_null() && person.next()["gone"].is_null());
    // An address of its own in place of that of its name.
    live.write("content/people/ada-lis.md", "---\ntitle: Ada Lis\nslug: lis\n---\n");
    person.until(|told| told["gone"] == json!({"to": "/people/lis/"}));
    // Another note asks for the address, so that it lists both.
    live.write("content/notes/more/a.md", &note("Another."));
    let to = first.until(|told| !told["gone"].is_null())["gone"]["to"].as_str().unwrap().to_owned();
    assert!(to.starts_with("/notes/a-"), "{to}");
    live.shows(&to, "First.");
    // The list, opened as such, is brought up to date as every page.
    let mut list = live.open("/notes/a/");
    assert!(list.next()["gone"].is_null());
    live.write("content/notes/more/a.md", &note("Another.").replace("title: ", "title: Renamed "));
    assert!(list.shows("Renamed")["gone"].is_null());
    // One note is left, and shown where it was.
    live.remove("content/notes/more/a.md");
    first.until(|told| told["gone"].is_null());
    list.shows("First.");
}

#[test]
fn a_note_that_is_renamed_and_edited_at_once_is_found_also_after_a_reload() {
    let files = files().config("slugs: unicode").note("ąč.md", "title: C\ndate: 2022-04-14", "One.\n\nTwo.");
    let live = Live::of(&files);
    for (from, to, address, there) in [
        ("content/notes/a.md", "content/notes/z.md", "/notes/a/", "/notes/z/"),
        ("content/notes/ąč.md", "content/notes/y.md", "/notes/%C4%85%C4%8D/", "/notes/y/"),
    ] {
        let mut tab = live.open(address);
        tab.next();
        let text = std::fs::read_to_string(live.path(from)).unwrap();
        live.remove(from).write(to, &format!("{text}\nOne line more.\n"));
        tab.until(|told| told["gone"] == json!({ "to": there }));
        assert_eq!(live.open(address).next()["gone"], json!({ "to": there }), "after a reload");
    }
    // Another note is no new name of one that was removed.
    let mut tab = live.open("/notes/b/");
    tab.next();
    live.remove("content/notes/b.md")
        .write("content/notes/new.md", "---\ntitle: New\ndate: 2022-05-01\n---\n\nNew text.\n");
    tab.until(|told| told["gone"] == json!({"to": null}));
    assert_eq!(live.open("/notes/b/").next()["gone"], Value::Null);
}

#[test]
fn an_entity_that_nothing_names_any_more_is_gone() {
    let live = Live::of(&files());
    let mut tab = live.open("/people/ada-lis/");
    tab.next();
    live.write("content/notes/a.md", &note("First.").replace("Ada Lis", "Boris Kaz"));
    tab.until(|told| told["gone"] == json!({"to": null}) && told["page"].is_null());
    // It was opened when it was not there: it shows the page that says so, and then itself.
    let mut late = live.open("/people/ada-lis/");
    assert_eq!(late.next()["gone"], Value::Null);
    live.write("content/notes/a.md", &note("First."));
    late.shows("Ada Lis");
}

#[test]
fn styles_are_told_by_their_paths() {
    let live = Live::of(&files());
    let mut tab = live.open("/notes/a/");
    tab.next();
    live.write("static/assets/gazette.css", "h1 { color: red }");
    let told = tab.until(|told| told["assets"]["/assets/gazette.css"].is_u64());
    assert_eq!((&told["page"], &told["reload"]), (&Value::Null, &json!(false)));
    live.remove("static/assets/gazette.css");
    let again = tab.until(|told| told["assets"]["/assets/gazette.css"].is_u64());
    assert!(again["assets"]["/assets/gazette.css"].as_u64() > told["assets"]["/assets/gazette.css"].as_u64());
}

#[test]
fn browsers_follow_what_is_written_if_asked_to() {
    let live = Live::at(files().on_disk(), How { follow: true, ..How::default() });
    let mut home = live.open("/");
    let mut a = live.open("/notes/a/");
    assert_eq!(home.next()["follow"], Value::Null);
    live.write("content/notes/a.md", &note("Followed."));
    home.until(|told| told["follow"] == "/notes/a/");
    assert_eq!(a.shows("Followed.")["follow"], Value::Null);
    live.write("content/people/ada-lis.md", "---\ntitle: Ada Lis\n---\n");
    a.until(|told| told["follow"] == "/people/ada-lis/");
}

#[test]
fn only_what_is_saved_while_a_page_is_open_is_followed() {
    let live = Live::at(files().on_disk(), How { follow: true, ..How::default() });
    let kept = live.get("/people/");
    let mut home = live.open("/");
    live.write("content/notes/a.md", &note("Followed."));
    home.until(|told| told["follow"] == "/notes/a/");
    // Back to a page that the browser kept, in which the version is an old one.
    let mut back = live.open_as("/people/", &kept);
    assert_eq!(back.next()["follow"], Value::Null);
    live.write("content/notes/a.md", &note("Followed again."));
    back.until(|told| told["follow"] == "/notes/a/");
}

#[test]
fn pages_of_other_sites_get_no_socket() {
    let live = Live::of(&files());
    let port = live.address().port();
    for (host, origin, welcome) in [
        (format!("localhost:{port}"), format!("http://localhost:{port}"), true),
        (format!("localhost:{port}"), "http://example.org".to_owned(), false),
        (format!("localhost:{port}"), "http://localhost:1".to_owned(), false),
        (format!("localhost:{port}"), "null".to_owned(), false),
        ("example.org".to_owned(), "http://example.org".to_owned(), false),
    ] {
        let mut request = format!("ws://localhost:{port}/.dossier/socket").into_client_request().unwrap();
        request.headers_mut().insert("Origin", HeaderValue::from_str(&origin).unwrap());
        request.headers_mut().insert("Host", HeaderValue::from_str(&host).unwrap());
        let stream = TcpStream::connect(live.address()).unwrap();
        assert_eq!(tungstenite::client::client(request, stream).is_ok(), welcome, "{origin} at {host}");
    }
}

#[test]
fn who_reads_slowly_or_not_at_all_or_nonsense_holds_nobody_up() {
    let live = Live::of(&files());
    let page = |number: usize| note(&format!("Number {number}.\n\n{}", "Long text. ".repeat(20_000)));
    let (mut silent, mut nonsense, mut reader) =
        (live.open("/notes/a/"), live.open("/notes/a/"), live.open("/notes/a/"));
    silent.next();
    nonsense.socket.send("{\"no\": 1}".into()).unwrap();
    // More than the system keeps for a connection that nobody reads.
    for number in 0..60 {
        live.write("content/notes/a.md", &page(number));
        reader.shows(&format!("Number {number}."));
    }
    // What it missed, it gets as the newest state, and not one after the other.
    sleep(Duration::from_millis(50));
    let mut told = 0;
    while !silent.next()["page"]["html"].as_str().unwrap_or_default().contains("Number 59.") {
        told += 1;
    }
    assert!(told < 59, "{told} messages were kept");
}
