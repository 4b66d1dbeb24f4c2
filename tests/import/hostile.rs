//! Files that mean harm, or are broken: each ends soon, with a message, and leaves no half of a file.

use std::time::{Duration, Instant};

use dossier::import::{self, Given};

use crate::desk::desk;

/// How long any file may take; a program that is made for debugging takes several times as long.
const MOST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 25 } else { 5 });

fn within_time(name: &str, bytes: &[u8]) {
    let begun = Instant::now();
    let _ = import::read(bytes, Given::default());
    assert!(begun.elapsed() < MOST, "{name} took {:?}", begun.elapsed());
}

#[test]
fn a_file_that_is_made_to_take_long_does_not() {
    let html = |body: &str| {
        format!("<!doctype html><html><head><title>T</title></head><body>{body}</body></html>").into_bytes()
    };
    let attributes: String = (0..200_000).fold(String::new(), |text, number| text + " a" + &number.to_string() + "=1");
    let formatting: String =
        (0..5000).fold(String::new(), |text, number| text + "<b id=" + &number.to_string() + "><p>");
    for (name, bytes) in [
        ("deep", html(&"<div>".repeat(1_000_000))),
        ("deep tables", html(&"<table><tr><td>".repeat(200_000))),
        ("deep formatting", html(&"<b><i><font>".repeat(200_000))),
        ("formatting and paragraphs", html(&formatting)),
        ("many attributes", html(&format!("<p{attributes}>x"))),
        ("many elements", html(&"<p>x<br>".repeat(500_000))),
        ("one long word", html(&"x".repeat(20_000_000))),
        ("many brackets", html(&"<".repeat(5_000_000))),
        ("open quotation", html(&format!("<a href=\"{}", "x".repeat(10_000_000)))),
        ("many open tags", html(&"<a href=\"".repeat(200_000))),
        ("many comments", html(&"<!--".repeat(1_000_000))),
        ("many scripts", html(&"<script>".repeat(500_000))),
        ("deep JSON", html(&format!("<script type='application/ld+json'>{}</script>", "[".repeat(1_000_000)))),
        (
            "much JSON",
            html(&format!(
                "<script type='application/ld+json'>[{}]</script>",
                "{\"@type\":\"NewsArticle\",\"headline\":\"x y z\"},".repeat(50_000)
            )),
        ),
        ("many references", html(&"&amp;".repeat(500_000))),
        ("fifty megabytes", html(&"<p>All of it is text, and there is much of it.</p>\n".repeat(1_000_000))),
        ("zeros", vec![0; 50 << 20]),
        ("a text of one line", "word ".repeat(3_000_000).into_bytes()),
        ("a table of one line", "title,".repeat(2_000_000).into_bytes()),
        ("deep BibTeX", format!("@article{{a, title = {}", "{".repeat(1_000_000)).into_bytes()),
        ("deep feed", format!("<rss><channel>{}", "<item>".repeat(500_000)).into_bytes()),
        ("deep front matter", format!("---\na: {}\n---\n", "[".repeat(60_000)).into_bytes()),
        ("deep TOML", format!("+++\na = {}\n+++\n", "[".repeat(60_000)).into_bytes()),
        (
            "deep mail",
            format!(
                "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n{}",
                "--a\nContent-Type: multipart/mixed; boundary=a\n\n".repeat(20_000)
            )
            .into_bytes(),
        ),
    ] {
        within_time(name, &bytes);
    }
}

#[test]
fn a_file_that_is_cut_off_or_changed_anywhere_is_read_or_refused() {
    let sound = "<!doctype html><html lang=lt><head><meta charset=utf-8><title>Kodėl ne kare</title><script type='application/ld+json'>\
        {\"@type\": \"NewsArticle\", \"headline\": \"Kodėl ne kare\", \"datePublished\": \"2022-04-14\", \"author\": [{\"name\": \"Ada\"}]}</script></head>\
        <body><article><h1>Kodėl</h1><p>Žodžiai, <b>kurių</b> yra daug, ir <a href='/x'>nuoroda</a>.</p></article></body></html>";
    let bytes = sound.as_bytes();
    let mut random = fastrand::Rng::with_seed(17);
    for _ in 0..700 {
        let mut changed = bytes[..random.usize(1..=bytes.len())].to_vec();
        for _ in 0..random.usize(0..6) {
            let at = random.usize(0..changed.len());
            changed[at] = *random.choice(b"<>\"'&\0\xff\x80{}[]/=-!%").unwrap();
        }
        within_time("changed", &changed);
    }
}

#[test]
fn a_title_can_neither_run_nor_leave_the_folder_nor_break_the_front_matter() {
    for title in [
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "../../../etc/passwd",
        "a: b # c",
        "---",
        "%% hidden %% &lt;!-- hidden",
        "\u{202e}gpj.exe",
        "CON",
        "title\\ndraft: false",
        "{{ config }} {% include %}",
        "- [a, b]",
        "\"quoted\" 'twice'",
        "\u{0}\u{1}\u{7f}",
        &"very long ".repeat(500),
    ] {
        let html = format!(
            "<html><head><title>{title}</title></head><body><p>A text that is long enough to be one.</p></body></html>"
        );
        let desk = desk().with("page.html", html);
        let imported = desk.run(&["import", "page.html"]);
        assert!(imported.status == 0 || imported.err.contains("left behind"), "{title}: {}", imported.err);
        for path in imported.out.lines() {
            assert!(path.starts_with("content/notes/") && !path.contains("..") && path.len() < 100, "{path}");
            let note = desk.read(path);
            assert!(note.contains("\ndraft: true\n"), "{note}");
        }
        let faults = desk.faults();
        assert!(faults.iter().all(|code| code == "undated-draft"), "{title}: {faults:?}");
    }
}
