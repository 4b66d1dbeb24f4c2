//! Pictures on pages: their size, when they are fetched, and in which versions.

use dossier::diagnostic::Code;

#[allow(dead_code, reason = "the samples of the other tests; not all are shown here")]
#[path = "../pictures/samples.rs"]
pub(crate) mod samples;

use crate::story::{Built, Files, site};

fn files() -> Files {
    site()
        .asset("static/small.png", samples::png(&samples::pattern(48, 32), 1))
        .asset("static/wide, and long.jpg", samples::jpeg(&samples::pattern(500, 1000), 6))
        .asset("static/map.svg", SVG)
}

fn tags(built: &Built, address: &str) -> Vec<String> {
    let parts = built.page(address).split("<img ").skip(1);
    parts.map(|part| part.split_once('>').unwrap().0.to_owned()).collect()
}

const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'/>";
const LAZY: &str = " loading=\"lazy\" decoding=\"async\"";

#[test]
fn each_picture_has_its_size_and_is_fetched_when_it_is_needed() {
    let built =
        files().note("a.md", "title: A\ndate: 2022", "![S](small.png)\n\n![M](map.svg)\n\n![S](small.png)").build();
    let small = "src=\"../../small.png\" alt=\"S\" width=\"48\" height=\"32\"";
    let map = "src=\"../../map.svg\" alt=\"M\" width=\"30\" height=\"20\"";
    let expected = [format!("{small} decoding=\"async\""), format!("{map}{LAZY}"), format!("{small}{LAZY}")];
    assert_eq!(tags(&built, "notes/a/"), expected);

    let below = format!("{}\n\n![S](small.png)", "Words and more words.\n\n".repeat(50));
    let built = files().note("a.md", "title: A\ndate: 2022", &below).build();
    assert_eq!(tags(&built, "notes/a/"), [format!("{small}{LAZY}")]);

    let front = "title: A\ndate: 2022\nimage: {src: small.png, alt: S}";
    let built = files().note("a.md", front, "![M](map.svg)").build();
    assert_eq!(tags(&built, "notes/a/"), [small.to_owned(), format!("{map}{LAZY}")]);
    let head = "property=\"og:image:width\" content=\"48\"";
    assert!(built.page("notes/a/").contains(head), "{}", built.page("notes/a/"));
}

#[test]
fn a_picture_is_as_wide_as_its_author_says() {
    let files = files().asset("static/wide.png", samples::png(&samples::pattern(1000, 500), 1));
    let text = "![S|24](small.png) ![[small.png|S|960]] ![[wide.png|W|300]] ![[map.svg|M|300x200]]";
    let tags = tags(&files.note("a.md", "title: A\ndate: 2022", text).build(), "notes/a/");
    assert!(tags[0].contains(" alt=\"S\" width=\"24\" height=\"16\""), "{tags:?}");
    assert!(tags[1].contains(" alt=\"S\" width=\"960\" height=\"640\""), "{tags:?}");
    assert!(
        tags[2].contains(" width=\"300\" height=\"150\"") && tags[2].contains("sizes=\"min(300px, 100vw)\""),
        "{tags:?}"
    );
    assert!(tags[3].contains(" alt=\"M\""), "{tags:?}");
}

#[test]
fn a_wide_picture_is_offered_in_smaller_versions_too() {
    let note = ("title: A\ndate: 2022\nimage: {src: 'wide, and long.jpg', alt: W}", "![W](<wide, and long.jpg>)");
    let address = "wide, and long.jpg.480.webp";
    let own = "../../wide,%20and%20long.jpg";
    let sources = format!("srcset=\"{own}.480.webp 480w, {own}.960.webp 960w, {own} 1000w\"");
    let built = files().note("a.md", note.0, note.1).build();
    let tags_here = tags(&built, "notes/a/");
    assert_eq!(tags_here.len(), 2);
    for tag in tags_here {
        assert!(
            tag.contains(&sources)
                && tag.contains(" sizes=\"(min-width: ")
                && tag.contains("width=\"1000\" height=\"500\""),
            "{tag}"
        );
    }
    assert!(built.site.find(address).is_some());

    let built = files().config("features: {image_sizes: false}").note("a.md", note.0, note.1).build();
    assert!(!built.page("notes/a/").contains("srcset") && built.site.find(address).is_none());

    let unused = files().note("a.md", "title: A\ndate: 2022", "Nothing.").build();
    assert!(unused.site.find(address).is_none(), "nothing is made that no page shows");

    let own_file = files().asset(&format!("static/{address}"), samples::webp(&samples::pattern(4, 4), 1));
    let built = own_file.note("a.md", note.0, note.1).build();
    assert!(tags(&built, "notes/a/")[0].contains("srcset=\"../../wide,%20and%20long.jpg.960.webp 960w, "));
}

#[test]
fn a_broken_picture_is_left_out_and_reported_once() {
    let built = files()
        .asset("static/broken.png", "text")
        .asset("static/photo.heic", "\0\0\0\x18ftypheic\0\0\0\0")
        .note(
            "a.md",
            "title: A\ndate: 2022\nsource: S\nimage: {src: broken.png, alt: B}",
            "![B](broken.png) ![P](photo.heic) ![N](none.png)",
        )
        .build();
    let found: Vec<_> = built.site.diagnostics().iter().map(|it| (it.code, &*it.place.path)).collect();
    let expected = [
        (Code::MissingImage, "content/notes/a.md"),
        (Code::BrokenImage, "static/broken.png"),
        (Code::BrokenImage, "static/photo.heic"),
    ];
    assert_eq!(found, expected);
    assert!(built.site.find("broken.png").is_none() && built.site.find("photo.heic").is_none());
    assert_eq!(tags(&built, "notes/a/"), [""; 0]);
}

#[test]
fn a_file_that_only_what_is_held_back_shows_is_warned_of() {
    let story = || {
        files()
            .asset("static/early.svg", SVG)
            .asset("static/both.svg", SVG)
            .asset("static/cover.svg", SVG)
            .asset("static/map.pdf", "x")
            .note(
                "draft.md",
                "title: D\ndate: 2022-04-14\ndraft: true\nimage: {src: cover.svg, alt: C}",
                "![E](early.svg) ![B](both.svg)\n\n![E](early.svg)",
            )
            .note("later.md", "title: L\ndate: 2022-04-14\npublish_on: 2022-07-01", "[Map](/map.pdf)")
            .note("shown.md", "title: S\ndate: 2022-04-14", "![B](both.svg)")
    };
    let built = story().build();
    built
        .expect_diagnostic(Code::HeldBackFile, "content/notes/draft.md", 5, 1)
        .expect_diagnostic(Code::HeldBackFile, "content/notes/draft.md", 8, 1)
        .expect_diagnostic(Code::HeldBackFile, "content/notes/later.md", 7, 1);
    let count = |built: &Built| built.site.diagnostics().iter().filter(|it| it.code == Code::HeldBackFile).count();
    assert_eq!(count(&built), 3, "each file once, and not the one that is shown: {:#?}", built.site.diagnostics());
    assert_eq!(count(&story().drafts().future().build()), 0);
}

#[test]
fn a_picture_in_raw_html_is_shown_as_any_other() {
    for raw_html in ["sanitised", "trusted"] {
        let built = files()
            .config(&format!("raw_html: {raw_html}"))
            .note("a.md", "title: A\ndate: 2022", "<img src=small.png alt=S>\n\n<p><img src=gone.png></p>")
            .build();
        let expected = ["src=\"../../small.png\" alt=\"S\" width=\"48\" height=\"32\" decoding=\"async\""];
        assert_eq!(tags(&built, "notes/a/"), expected, "{raw_html}");
        built.expect_diagnostic(Code::MissingAlt, "content/notes/a.md", 8, 4).expect_diagnostic(
            Code::MissingImage,
            "content/notes/a.md",
            8,
            4,
        );
    }
}
