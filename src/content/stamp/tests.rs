//! What is written into front matter, and what is not touched.

use super::*;
use proptest::prelude::*;

const DAY: &str = "2026-11-29";

fn source(path: &str, text: &str) -> Source {
    Source { path: path.into(), text: text.into() }
}

fn published(path: &str, text: &str) -> Result<String, NotStamped> {
    publish(&source(path, text), DAY.parse().unwrap()).map(|stamped| stamped.text)
}

#[test]
fn a_draft_is_published_and_nothing_else_in_its_file_is_touched() {
    for (before, after) in [
        (
            "---\ntitle: A\ndraft: true\ndate: 2022\n---\nText\n",
            "---\ntitle: A\nadded: 2026-11-29\ndate: 2022\n---\nText\n",
        ),
        // What stands around it, in whatever way it is written.
        (
            "\u{feff}---\r\n# A remark\r\ntitle: 'Ą: “b”'   # of the title\r\ndraft: yes # ask Ona\r\ndate: \"2022-04\"\r\n---\r\n\r\nText",
            "\u{feff}---\r\n# A remark\r\ntitle: 'Ą: “b”'   # of the title\r\nadded: 2026-11-29 # ask Ona\r\ndate: \"2022-04\"\r\n---\r\n\r\nText",
        ),
        (
            "---\n\"draft\": true\ntitle: Заметка\ndate: 2022\n---\n",
            "---\nadded: 2026-11-29\ntitle: Заметка\ndate: 2022\n---\n",
        ),
        ("---\ntitle: A\ndate: 2022\ndraft :   on\n---\n", "---\ntitle: A\ndate: 2022\nadded: 2026-11-29\n---\n"),
        (
            "---\n  title: A\n  draft: true\n  date: 2022\n---\n",
            "---\n  title: A\n  added: 2026-11-29\n  date: 2022\n---\n",
        ),
        ("---\n{title: A, draft: true, date: 2022}\n---\n", "---\n{title: A, added: 2026-11-29, date: 2022}\n---\n"),
        // The text may speak of drafts.
        (
            "---\ntitle: A\nsummary: |\n  draft: true\n  it said\ndraft: true\ndate: 2022\n---\ndraft: true\n",
            "---\ntitle: A\nsummary: |\n  draft: true\n  it said\nadded: 2026-11-29\ndate: 2022\n---\ndraft: true\n",
        ),
        // It says already when it was added, or has the key with nothing behind it.
        (
            "---\ntitle: A\nadded: 2022-05\ndraft: true\ndate: 2022\n---\n",
            "---\ntitle: A\nadded: 2022-05\ndate: 2022\n---\n",
        ),
        (
            "---\ndraft: true # no\nadded: 2022-05\ntitle: A\ndate: 2022\n---\n",
            "---\n# no\nadded: 2022-05\ntitle: A\ndate: 2022\n---\n",
        ),
        (
            "---\ntitle: A\nadded:\ndraft: true\ndate: 2022\n---\n",
            "---\ntitle: A\nadded: 2026-11-29\ndate: 2022\n---\n",
        ),
        (
            "---\n{draft: true, title: A, added: 2022, date: 2022}\n---\n",
            "---\n{title: A, added: 2022, date: 2022}\n---\n",
        ),
        (
            "---\n{title: A, added: 2022, date: 2022, draft: true}\n---\n",
            "---\n{title: A, added: 2022, date: 2022}\n---\n",
        ),
    ] {
        assert_eq!(published("content/notes/a.md", before).as_deref(), Ok(after), "{before}");
    }
}

#[test]
fn whatever_can_be_a_draft_can_be_published() {
    for (path, rest, added) in [
        ("content/people/ona.md", "title: Ona", true),
        ("content/countries/lt.md", "description: A country", true),
        ("content/events/e.md", "title: E\ndate: 2022", true),
        ("content/about.md", "title: About", false),
        ("content/pages/how.md", "title: How", false),
    ] {
        let before = format!("---\n{rest}\ndraft: true\n---\nText\n");
        let line = if added { "added: 2026-11-29\n" } else { "" };
        assert_eq!(published(path, &before), Ok(format!("---\n{rest}\n{line}---\nText\n")), "{path}");
    }
}

#[test]
fn what_is_no_draft_or_cannot_be_read_is_left_as_it_is() {
    for text in [
        "---\ntitle: A\ndate: 2022\n---\n",
        "---\ntitle: A\ndate: 2022\ndraft: false\n---\n",
        "---\ntitle: A\ndate: 2022\ndraft:\n---\n",
    ] {
        assert_eq!(published("content/notes/a.md", text), Err(NotStamped::NoDraft), "{text}");
    }
    for text in [
        "No keys",
        "---\ntitle: A\ndraft: true\n",
        "---\ntitle: [A\ndraft: true\n---\n",
        "---\ntitle: A\ndraft: true\ndraft: true\ndate: 2022\n---\n",
        "---\ndraft: true\n---\n",
    ] {
        assert!(matches!(published("content/notes/a.md", text), Err(NotStamped::Fault(_))), "{text}");
    }
    // An alias of YAML stands for the value elsewhere.
    let alias = "---\ntitle: A\ndate: 2022\nextra: {k: &x true}\ndraft: *x\n---\n";
    assert_eq!(published("content/notes/a.md", alias), Ok(alias.replace("draft: *x", "added: 2026-11-29")));
}

#[test]
fn a_date_is_put_behind_the_other_keys() {
    let add = |text: &str| add(&source("content/notes/a.md", text), "2022-04-15".parse().unwrap()).map(|it| it.text);
    for (before, after) in [
        ("---\ntitle: A\ndate: 2022\n---\nText", "---\ntitle: A\ndate: 2022\nadded: 2022-04-15\n---\nText"),
        (
            "---\r\ntitle: A\r\ndate: 2022 # so\r\n---\r\n",
            "---\r\ntitle: A\r\ndate: 2022 # so\r\nadded: 2022-04-15\r\n---\r\n",
        ),
        ("---\n  title: A\n  date: 2022\n---\n", "---\n  title: A\n  date: 2022\n  added: 2022-04-15\n---\n"),
        (
            "---\ntitle: A\ndate: 2022\nsummary: |+\n  So.\n\n---\n",
            "---\ntitle: A\ndate: 2022\nsummary: |+\n  So.\n\nadded: 2022-04-15\n---\n",
        ),
        (
            "---\ntitle: A\nadded:   # when?\ndate: 2022\n---\n",
            "---\ntitle: A\nadded: 2022-04-15   # when?\ndate: 2022\n---\n",
        ),
    ] {
        assert_eq!(add(before).as_deref(), Ok(after), "{before}");
    }
    assert_eq!(add("---\n{title: A, date: 2022}\n---\n"), Err(NotStamped::ByHand));
}

proptest! {
    #[test]
    fn a_file_loses_no_line_when_it_is_published(
        title in "[A-Za-zĄ-ž]{1,12}",
        before in proptest::collection::vec("(# .{0,20}|tags: \\[[a-z]{1,5}, \"[a-z]{1,5}\"\\]|)", 0..2),
        body in "\\PC{0,60}",
    ) {
        let lines = before.join("\n");
        let text = format!("---\ntitle: {title}x\n{lines}\ndate: 2022\ndraft: true\n---\n{body}\n");
        if let Ok(now) = published("content/notes/a.md", &text) {
            prop_assert_eq!(now, text.replacen("\ndraft: true\n---", "\nadded: 2026-11-29\n---", 1));
        }
    }
}
