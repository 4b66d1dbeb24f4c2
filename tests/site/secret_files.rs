//! Files of `static/` that only what is never published shows or names are not published, and what is shown besides stays.

use dossier::diagnostic::Code;

use crate::story::{Built, Files, site};

const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>";

fn with(files: &[&str]) -> Files {
    files
        .iter()
        .fold(site(), |site, path| site.asset(&format!("static/{path}"), if path.ends_with("svg") { SVG } else { "x" }))
}

/// Whether a file of the site is published; where it is not, that is said.
fn is_published(built: &Built, address: &str) -> bool {
    let told = built.site.diagnostics().iter().any(|it| it.code == Code::HeldBackFile && it.message.contains(address));
    let is_there = built.site.find(address).is_some();
    assert_ne!(told, is_there, "{address}: {:?}", built.site.diagnostics());
    is_there
}

#[test]
fn what_only_something_secret_shows_is_not_published() {
    for (path, text) in [
        ("content/people/m.md", "---\ntitle: M Q\nprivacy: hidden\nimage: {src: a.svg, alt: A}\n---\n"),
        ("content/people/m.md", "---\ntitle: M Q\nprivacy: hidden\nimage: /static/a.svg\ndraft: true\n---\n"),
        ("content/people/m.md", "---\ntitle: M Q\nprivacy: hidden\n---\n![A](a.svg)\n"),
        ("content/people/m.md", "---\ntitle: M Q\nprivacy: hidden\n---\n[A](../../static/a.svg) <img src='a.svg'>\n"),
        ("content/people/m.md", "---\ntitle: M Q\nprivacy: hidden\nextra: {x: [{y: a.svg}]}\n---\n"),
        ("content/organisations/m.md", "---\ntitle: M Q\nprivacy: hidden\nimage: {src: A.SVG, alt: A}\n---\n"),
        ("content/people/m.md", "---\ntitle: M Q\nprivacy: initials\nimage: {src: a.svg, alt: A}\n---\n"),
        ("content/notes/n.md", "---\ntitle: N\ndate: 2022\n---\nText. %% ![A](a.svg) %%\n"),
        ("content/notes/n.md", "---\ntitle: N\ndate: 2022\n---\n%%\n\n![[a.svg]]\n\n%%\n"),
        ("content/notes/n.md", "---\ntitle: N\ndate: 2022\n---\n<!-- <img src=\"a.svg\"> -->\n"),
        ("content/notes/n.md", "---\ntitle: N\ndate: 2022\n---\n%% без конца a.svg\n"),
        ("content/notes/n.md", "---\ntitle: N\ndate: 2022\nprivate: {scan: a.svg}\n---\n"),
        ("content/notes/n.md", "---\ntitle: N\ndate: 2022\nprivate: {a: [{b: {c: 'see static/a.svg'}}]}\n---\n"),
        ("content/notes/n.md", "---\ntitle: N\ndate: 2022\nprivate: a.svg\n---\n"),
        ("content/notes/n.md", "---\ntitle: N\ndate: 2022\n# image: a.svg\n---\n"),
        ("content/notes/n.md", "---\ntitle: N\ndate: 2022 # from a.svg\nsummary: S\n---\n"),
        ("content/notes/n.md", "---\ntitle: N\ndate: 2022\nsummary: S %% a.svg %%\n---\n"),
    ] {
        let built = with(&["a.svg"]).file(path, text).build();
        assert!(!is_published(&built, "a.svg"), "{text}");
        let shown = with(&["a.svg"]).file(path, text).note("shown.md", "title: S\ndate: 2022", "![A](a.svg)").build();
        assert!(is_published(&shown, "a.svg"), "{text}");
        let hidden = text.contains("privacy:");
        let warned = shown.site.diagnostics().iter().any(|it| it.code == Code::ImageWithHiddenPerson);
        assert_eq!(warned, hidden, "{text}: {:?}", shown.site.diagnostics());
    }
}

#[test]
fn files_of_all_kinds_and_names_are_kept_back() {
    let note = "title: N\ndate: 2022\nprivate: {a: 'её лицо.pdf', b: 'in/her face.png.pdf', c: sub/x.mp4, d: in/her%20voice.ogg}";
    let built = with(&["её лицо.pdf", "in/her face.png.pdf", "sub/x.mp4", "other/x.mp4", "in/her voice.ogg"])
        .note("n.md", note, "Text.")
        .build();
    for address in ["её лицо.pdf", "in/her face.png.pdf", "sub/x.mp4", "in/her voice.ogg"] {
        assert!(!is_published(&built, address), "{address}");
    }
    assert!(is_published(&built, "other/x.mp4"), "it is another file");
}

#[test]
fn what_a_reader_is_shown_in_any_way_stays() {
    for (front, text) in [
        ("", "![A](a.svg)"),
        ("", "[A](/a.svg)"),
        ("", "<img src=a.svg alt=A>"),
        ("\nimage: {src: a.svg, alt: A}", ""),
        ("\nextra: {picture: /a.svg}", ""),
    ] {
        let built = with(&["a.svg"])
            .note("n.md", &format!("title: N\ndate: 2022{front}"), &format!("{text} %% a.svg %%"))
            .build();
        assert!(is_published(&built, "a.svg"), "{front} {text}");
    }
    for config in ["menu: [{title: A, url: a.svg}]", "extra: {logo: a.svg}"] {
        let built = with(&["a.svg"]).config(config).note("n.md", "title: N\ndate: 2022", "%% a.svg %%").build();
        assert!(is_published(&built, "a.svg"), "{config}");
    }
    let raw = "<a href='../../a.svg'>A</a> <video poster=\"/a.svg\"></video>";
    let trusted = with(&["a.svg"]).config("raw_html: trusted");
    assert!(is_published(
        &trusted.note("n.md", "title: N\ndate: 2022", &format!("{raw} %% a.svg %%")).build(),
        "a.svg"
    ));
    let template = with(&["a.svg"]).file("templates/partials/x.html", "<img src='{{ root }}a.svg'>");
    assert!(is_published(&template.note("n.md", "title: N\ndate: 2022", "%% a.svg %%").build(), "a.svg"));
    // What browsers ask for by its name is no secret.
    let built = with(&["favicon.ico", "robots.txt"])
        .note("n.md", "title: N\ndate: 2022", "%% favicon.ico robots.txt %%")
        .build();
    assert!(built.site.find("favicon.ico").is_some() && built.site.find("robots.txt").is_some());
}

#[test]
fn a_draft_shows_nothing_to_a_reader_and_everything_to_its_author() {
    let story = || with(&["a.svg"]).note("d.md", "title: D\ndate: 2022\ndraft: true", "![A](a.svg) %% a.svg %%");
    assert!(!is_published(&story().build(), "a.svg"));
    assert!(is_published(&story().drafts().build(), "a.svg"));
}
