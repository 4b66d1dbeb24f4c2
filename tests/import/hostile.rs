//! Files that mean harm, or are broken: each ends soon, with a message, and leaves no half of a file.

use std::time::{Duration, Instant};

use dossier::content::{self, Source};
use dossier::diagnostic::Severity;
use dossier::import::{self, Given, note};
use dossier::text::SlugStyle;

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

/// A file of each kind, as sound as can be.
const SOUND: [(&str, &str); 9] = [
    (
        "page.html",
        "<!doctype html><html lang=lt><head><meta charset=utf-8><title>Kodėl ne kare</title><script type='application/ld+json'>\
        {\"@type\": \"NewsArticle\", \"headline\": \"Kodėl ne kare\", \"datePublished\": \"2022-04-14\", \"author\": [{\"name\": \"Ada\"}]}</script></head>\
        <body><article><h1>Kodėl</h1><p>Žodžiai, <b>kurių</b> yra daug, ir <a href='/x'>nuoroda</a>.</p></article></body></html>",
    ),
    (
        "page.mhtml",
        "From: <Saved>\r\nSnapshot-Content-Location: https://news.example/a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><head><title>Talks =E2=80=9Cend=E2=80=9D</title></head><body><p>Words.</p></body></html>\r\n--b--\r\n",
    ),
    (
        "csl.json",
        "[{\"id\": \"a\", \"type\": \"article-newspaper\", \"title\": \"Talks\", \"issued\": {\"date-parts\": [[2022, 4, 14]]}, \"author\": [{\"family\": \"Lovelace\", \"given\": \"Ada\"}]}]",
    ),
    (
        "a.bib",
        "@article{a, title = {Talks in {Minsk}}, author = {Lovelace, Ada and Hopper, Grace}, year = 2022, month = apr, doi = {10.1/x}}\n",
    ),
    (
        "a.ris",
        "TY  - NEWS\r\nTI  - Talks\r\nAU  - Lovelace, Ada\r\nDA  - 2022/04/14\r\nUR  - https://news.example/a\r\nER  - \r\n",
    ),
    (
        "feed.xml",
        "<?xml version='1.0'?><rss version='2.0'><channel><title>News</title><item><title>Talks &amp; more</title><link>https://news.example/a</link>\
        <pubDate>Thu, 14 Apr 2022 10:15:00 +0300</pubDate></item></channel></rss>",
    ),
    (
        "table.csv",
        "title;date;url;people\n\"Talks; of two\";2022-04-14;https://news.example/a;\"Ada Lovelace, Grace Hopper\"\n",
    ),
    (
        "note.md",
        "---\ntitle: \"Talks: two\"\ndate: 2022-04-14\ntags: [a, b]\naliases:\n  - T\n---\n> [!note] x\n\nText with [[a|b]] and `code`.\n",
    ),
    (
        "text.txt",
        "Why the army is not in the war\n\nNews.example\n14 April 2022, 10:15\n\n“The army will not cross the border this year,” said Ada Lovelace, an analyst who has studied it for twenty years and more.\n",
    ),
];

/// Whatever is made of a file is a draft that can be read.
fn is_read_or_refused(name: &str, bytes: &[u8]) {
    let begun = Instant::now();
    match import::read(bytes, Given { name: Some(name), ..Given::default() }) {
        Err(refusal) => assert!(refusal.to_string().len() > 5, "{name}"),
        Ok(items) => {
            for item in items {
                let settings = note::Settings { slugs: SlugStyle::Ascii, language: "en", quoted_words: Some(150) };
                let draft = note::draft(&item, settings);
                let source = Source { path: draft.path.as_str().into(), text: draft.text.as_str().into() };
                let parsing = content::Settings { language: "en", trusted_html: false, mentions: false };
                let faults = content::parse(source, parsing).1;
                let unread = faults.iter().find(|fault| fault.severity == Severity::Error);
                assert!(unread.is_none(), "{name}: {unread:?}\n{}", draft.text);
            }
        }
    }
    assert!(begun.elapsed() < MOST, "{name} took {:?}", begun.elapsed());
}

#[test]
fn a_thousand_files_that_are_cut_off_or_changed_anywhere_are_read_or_refused() {
    let mut random = fastrand::Rng::with_seed(17);
    for round in 0..1000 {
        let (name, sound) = SOUND[round % SOUND.len()];
        let mut changed = sound.as_bytes()[..random.usize(1..=sound.len())].to_vec();
        for _ in 0..random.usize(0..6) {
            let at = random.usize(0..changed.len());
            changed[at] = *random.choice(b"<>\"'&\0\xff\x80{}[]/=-!%:;\n").unwrap();
        }
        is_read_or_refused(name, &changed);
    }
}

#[test]
fn a_file_in_a_wrong_encoding_is_read_or_refused() {
    for (name, sound) in SOUND {
        let utf_16: Vec<u8> = sound.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xff, 0xfe][..], &utf_16].concat();
        let one_byte: Vec<u8> = sound.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(0xe9)).collect();
        for bytes in [utf_16, marked, one_byte, sound.replace('\n', "\r").into_bytes()] {
            is_read_or_refused(name, &bytes);
        }
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
