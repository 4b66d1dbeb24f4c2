//! Saved web pages.

use std::fs;

use crate::desk::desk;

/// Paragraphs that are an article.
const TEXT: &str = "<p>Belarusian troops have not crossed the border, and analysts have several explanations for it, of which none is certain.</p>\
    <p>“The power structures are his main column,” said Vytis Jurkonis, an analyst at Freedom House, in the programme on Wednesday evening.</p>\
    <p>In Minsk nobody would comment on the number of troops that stand at the border, or on the exercises that were announced.</p>";

const RELATED: &str = r#"<aside class="related"><a href="/old">An old story</a> <time datetime="2001-02-03">3 February 2001</time></aside>"#;

fn page(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head><body><article>{body}{TEXT}</article>{RELATED}</body></html>"
    )
}

const LINKED: &str = r#"<title>Not in the war - The News</title><meta property="og:site_name" content="The News">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "NewsArticle", "headline": "Why they are not in the war &amp; why not", "datePublished": "2022-04-14T22:30:00-04:00",
  "dateModified": "2022-04-16", "author": [{"@type": "Person", "name": "Ada Lovelace"}, {"@type": "Person", "name": "By Charles Babbage (London)"}]}]}</script>"#;

#[test]
fn a_page_becomes_a_draft_that_says_where_each_fact_is_from() {
    let head = format!("{LINKED}<link rel=canonical href=\"https://news.example/war?utm_source=x&id=7\">");
    let desk = desk().with("page.html", page(&head, "<h1>Why they are not in the war &amp; why not</h1>"));
    let made = desk.import("page.html");
    assert_eq!(made, ["content/notes/2022-04-14-why-they-are-not-in-the-war-why-not.md"]);
    let note = desk.read(&made[0]);
    for line in [
        "title: \"Why they are not in the war & why not\"  # from the page's JSON-LD\n",
        "draft: true\n",
        "date: 2022-04-14  # from the page's JSON-LD\n",
        "updated: 2022-04-16  # from the page's JSON-LD\n",
        "  name: The News  # from the page's `og:site_name`\n",
        "  url: \"https://news.example/war?id=7\"  # from the page's own link to itself\n",
        "  author: Ada Lovelace, Charles Babbage  # from the page's JSON-LD\n",
    ] {
        assert!(note.contains(line), "{line} in\n{note}");
    }
    assert!(!note.contains("nobody would comment"), "the text is its publisher's");
    assert_eq!(desk.faults(), Vec::<String>::new());
}

#[test]
fn nothing_is_written_over_and_nothing_is_imported_twice() {
    let desk = desk()
        .with("one.html", page(LINKED, ""))
        .with("two.html", page(&LINKED.replace("2022-04-14", "2022-04-13"), ""));
    let [made] = desk.import("one.html").try_into().unwrap();
    fs::write(desk.root().join(&made), "---\ntitle: Mine\ndate: 2022-04-14\n---\n\nMine.\n").unwrap();
    let [second] = desk.import("one.html").try_into().unwrap();
    assert_eq!(second, made.replace(".md", "-2.md"), "the name is taken by another note");
    assert!(desk.read(&made).contains("Mine."));
    let again = desk.run(&["import", "one.html", "two.html"]);
    assert_eq!(again.status, 0);
    assert!(again.out.contains("one.html: in the dossier already, as content/notes/"), "{}", again.out);
    assert!(again.err.contains("1 draft made, 1 article is in the dossier already"), "{}", again.err);
}

#[test]
fn a_dry_run_writes_nothing_and_tells_everything() {
    let desk = desk().with("page.html", page(LINKED, ""));
    let item = desk.look(&["--url", "https://ada:secret@news.example/war?fbclid=1", "page.html"]);
    assert_eq!(item["title"], "Why they are not in the war & why not");
    assert_eq!(item["date"], "2022-04-14", "the day as the page writes it");
    assert_eq!(item["url"], "https://news.example/war");
    assert_eq!(item["language"], "en");
    assert_eq!(item["text"].as_str().unwrap().split("\n\n").count(), 3);
    let guessed: Vec<&str> = item["guesses"].as_array().unwrap().iter().map(|it| it["key"].as_str().unwrap()).collect();
    assert!(guessed.contains(&"date") && !guessed.contains(&"url"), "what was said is no guess: {guessed:?}");
    assert!(!desk.has("content"));
}

#[test]
fn a_date_that_only_a_related_story_has_is_none() {
    let desk = desk().with("page.html", page("<title>Not in the war</title>", "<h1>Not in the war</h1>"));
    assert!(desk.look(&["page.html"])["date"].is_null());
    let made = desk.import("page.html");
    assert_eq!(made, ["content/notes/not-in-the-war.md"]);
    assert!(desk.read(&made[0]).contains("\ndate:\n"), "the key waits for its date");
}

#[test]
fn a_date_is_read_where_a_reader_sees_it() {
    for (place, from) in [
        ("<span class=publish-date>2022 m. balandžio 14 d. 10:15</span>", "a date that the page shows"),
        ("<time datetime=2022-04-14T10:15>yesterday</time>", "a date that the page shows"),
        ("<div>Минск, 14 апреля 2022 г.</div>", "the text near the title"),
    ] {
        let desk =
            desk().with("page.html", page("<title>Not in the war</title>", &format!("<h1>Not in the war</h1>{place}")));
        let item = desk.look(&["page.html"]);
        assert_eq!(item["date"], "2022-04-14", "{place}");
        let guess = item["guesses"].as_array().unwrap().iter().find(|guess| guess["key"] == "date").unwrap();
        assert_eq!(guess["from"], from);
    }
    let desk = desk().with("page.html", page("<title>Not in the war</title>", ""));
    assert_eq!(desk.look(&["--url", "https://a.example/2022/04/14/war", "page.html"])["date"], "2022-04-14");
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_is_in_and_says_what_it_was_saved_from() {
    let title = "Почему белорусские войска не участвуют в войне";
    let html = page(&format!("<title>{title}</title>"), "")
        .replace("charset=utf-8", "charset=windows-1251")
        .replace(['“', '”'], "\"");
    let html = html.replacen("<html", "<!-- saved from url=(0024)https://news.example/war -->\n<html", 1);
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&html);
    let desk = desk().with("page.html", &bytes);
    let item = desk.look(&["page.html"]);
    assert_eq!((item["title"].as_str().unwrap(), item["url"].as_str().unwrap()), (title, "https://news.example/war"));
}

#[test]
fn an_archive_is_opened() {
    let html = page(LINKED, "").replace('=', "=3D").replace(['“', '”'], "'");
    let mail = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/war\r\nSubject: x\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related; type=\"text/html\"; boundary=\"X\"\r\n\r\n\r\n--X\r\nContent-Type: text/css\r\nContent-Location: https://news.example/a.css\r\n\r\nb{{}}\r\n\
         --X\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://news.example/war\r\n\r\n{html}\r\n--X--\r\n"
    );
    let desk = desk().with("page.mhtml", mail);
    let item = desk.look(&["page.mhtml"]);
    assert_eq!(item["title"], "Why they are not in the war & why not");
    assert_eq!(item["url"], "https://news.example/war");
}

#[test]
fn a_folder_is_entered_and_what_cannot_be_read_is_named() {
    let desk = desk()
        .with("saved/a.html", page(LINKED, ""))
        .with("saved/deep/b.html", page("<title>Another article of that day</title>", ""))
        .with("saved/a_files/frame.html", page("<title>A frame</title>", ""))
        .with("saved/.hidden.html", page("<title>Hidden</title>", ""))
        .with("saved/c.bin", b"\x00\x01\x02");
    let imported = desk.run(&["import", "saved"]);
    assert_eq!(imported.out.lines().count(), 2, "{}", imported.out);
    assert_eq!(imported.status, 1, "something was left behind");
    assert!(imported.err.contains("c.bin"), "{}", imported.err);
    assert!(imported.err.contains("2 drafts made, 1 file left behind"), "{}", imported.err);
}

#[test]
fn a_text_is_kept_only_where_git_ignores_it() {
    let git = |desk: &crate::desk::Desk, arguments: &[&str]| {
        assert!(
            std::process::Command::new("git")
                .current_dir(desk.root())
                .args(arguments)
                .output()
                .unwrap()
                .status
                .success()
        );
    };
    let desk = desk().with("page.html", page(LINKED, ""));
    git(&desk, &["init", "--quiet"]);
    let refused = desk.run(&["import", "--keep-text", "page.html"]);
    assert_eq!(refused.status, 1);
    assert!(refused.err.contains("`.gitignore`"), "{}", refused.err);
    assert!(!desk.has("content") && !desk.has("private"), "nothing was written");
    let desk = desk.with(".gitignore", "private/\n");
    assert_eq!(desk.run(&["import", "--keep-text", "page.html"]).status, 0);
    let kept = desk.read("private/articles/2022-04-14-why-they-are-not-in-the-war-why-not.txt");
    assert!(kept.contains("nobody would comment"), "{kept}");
}

#[test]
fn an_address_for_several_files_and_an_address_that_is_none_are_refused() {
    let desk = desk().with("a.html", page(LINKED, "")).with("b.html", page(LINKED, ""));
    for arguments in [&["--url", "https://a.example/", "a.html", "b.html"][..], &["--url", "javascript:x", "a.html"]] {
        let refused = desk.run(&[&["import"], arguments].concat());
        assert_eq!(refused.status, 1);
        assert!(refused.err.contains("error: "), "{}", refused.err);
        assert!(!desk.has("content"));
    }
}

#[test]
fn people_countries_and_quotations_are_found_in_the_text() {
    let text = "<p>Belarus has not sent its army, and Belarus will not, say those who watch it, among them Ms Lovelace and others.</p>\
        <p>“Nobody in the army wants to go there,” said Ada Lovelace, an analyst at Freedom House. “It is the power structures that decide about it.”</p>\
        <p>Charles Babbage, whom the dossier knows, was asked too: “We shall see what comes of it in the end,” Babbage said on Wednesday.</p>";
    let html = format!("<html lang=en><head>{LINKED}</head><body><article>{text}</article></body></html>");
    let desk = desk()
        .with("content/people/babbage.md", "---\ntitle: Charles Babbage\n---\n")
        .with("content/organisations/freedom-house.md", "---\ntitle: Freedom House\n---\n")
        .with("page.html", html);
    let made = desk.import("page.html");
    let note = desk.read(&made[0]);
    for line in [
        "people: [Charles Babbage, Ada Lovelace]  # from the text; not in the dossier yet: Ada Lovelace (analyst at Freedom House)\n",
        "organisations: [Freedom House]  # from the text\n",
        "countries: [BY]  # from the text\n",
        "quotes:  # from the text\n  - text: Nobody in the army wants to go there. It is the power structures that decide about it.\n    speaker: Ada Lovelace\n    as: analyst at Freedom House\n",
        "  - text: We shall see what comes of it in the end\n    speaker: Charles Babbage\n",
    ] {
        assert!(note.contains(line), "{line} in\n{note}");
    }
    assert_eq!(desk.faults(), Vec::<String>::new());
}
