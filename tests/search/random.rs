//! Random dossiers: every word that their pages show is found, and none that they do not.

use proptest::prelude::*;

use crate::complete::expect_complete;
use crate::story::site;

/// A word that no interface has, in one of several scripts.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "q[a-z]{2,7}",
        2 => "[QŁŻ][áéíóšžųąłñ]{1,3}[a-z]{2,4}",
        2 => "q[äöüåø][a-z]{1,4}",
        1 => "[фщц][а-яёйў]{2,6}",
        1 => "[北京大学水火山]{1,4}",
        1 => "q[a-z]{1,3}['’-]q[a-z]{1,3}",
        1 => "[กขค][าิุ]?[งน][ก-ฮ]{0,3}",
    ]
}

fn words() -> impl Strategy<Value = String> {
    proptest::collection::vec(word(), 1..5).prop_map(|words| words.join(" "))
}

/// A block of Markdown.
fn block() -> impl Strategy<Value = String> {
    let shape = prop::sample::select(vec![
        "{a} {b}.",
        "{a} **{b}** *{c}*{b}.",
        "## {a}\n\n{b}",
        "### {a} `{b}` {#x}\n\n{c}",
        "- {a}\n- {b}\n  - {c}",
        "| {a} | {b} |\n| --- | --- |\n| {c} | {b}{a} |",
        "> {a}\n>\n> — {b}, {c}",
        "{a}[^1] {b}.\n\n[^1]: {c}",
        "![{a}](map.webp) {b}",
        "![{a}](nowhere.png)",
        "[[{a}]] [[note-a|{b}]] [{c}](https://example.org/) [[Note]]",
        "> [!note] {a}\n> {b}",
        "{a}<br>{b} <b>{c}</b>{a} &amp; <span title=\"hid\">{b}</span>",
        "```\n{a} {b}\n```",
        "{a} %% hidden %% <!-- hidden --> {b}",
        "==",
        "1. {a}\n2. {b} ~~{c}~~",
        "{a}\n: {b}\n\n---\n\n$x$ {c}",
    ]);
    (shape, words(), words(), words())
        .prop_map(|(shape, a, b, c)| shape.replace("{a}", &a).replace("{b}", &b).replace("{c}", &c))
}

fn body() -> impl Strategy<Value = String> {
    proptest::collection::vec(block(), 0..6).prop_map(|blocks| blocks.join("\n\n"))
}

fn front() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "summary: {a}",
        "original_title: {a}",
        "people: [{a}, {b}]",
        "tags: [{a}]",
        "organisations: [{a}]",
        "events: [{title: {a}, date: 2022-04, place: {b}, country: LT, people: [{c}], summary: {c} {a}, date_as_reported: {b}}]",
        "quotes: [{text: {a}, speaker: {b}, capacity: {c}, venue: {a}, original: {c} {b}}]",
        "claims: [{text: {a}, claimant: {b}, figure: {c}, basis: {a}, caution: {c}}]",
        "corrections: [{date: 2022-05-01, was: wasword, now: {a}, why: {b}}]",
        "listed: [people/{a}, organisations/{b}]",
        "image: {src: map.webp, alt: {a}, caption: {b}, credit: {c}}",
        "corrects: [{note: note-a, now: {a}, why: {b}}]",
    ]);
    let line = (line, words(), words(), words()).prop_map(|(line, a, b, c)| {
        line.replace("{a}", &quoted(&a)).replace("{b}", &quoted(&b)).replace("{c}", &quoted(&c))
    });
    proptest::collection::vec(line, 0..5).prop_map(|mut lines| {
        let mut keys = std::collections::BTreeSet::new();
        lines.retain(|line| keys.insert(line.split(':').next().unwrap().to_owned()));
        lines.join("\n")
    })
}

/// Words as YAML takes them anywhere; two side by side are one.
fn quoted(words: &str) -> String {
    words.replace('\'', "’")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn dossiers_are_found_word_by_word(
        notes in proptest::collection::vec((words(), front(), body()), 1..4),
        (name, about, text) in (words(), words(), body()),
        (happening, what) in (words(), words()),
    ) {
        let mut files = site()
            .asset("static/map.webp", std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/images/sample.webp")).unwrap_or_default())
            .note("note-a.md", "title: Qnote\ndate: 2022-01-01\nsource: Qsource", "qtext")
            .file("content/people/q.md", format!("---\ntitle: {}\ndescription: {}\nroles: [{{title: {}, organisation: Qorg, note: {}}}]\n---\n\n{text}\n", quoted(&name), quoted(&about), quoted(&what), quoted(&about)))
            .file("content/events/e.md", format!("---\ntitle: {}\ndate: 2022-03\nsources: [note-a]\nsummary: {}\n---\n\n{text}\n", quoted(&happening), quoted(&what)))
            .file("content/pages/p.md", format!("---\ntitle: {}\n---\n\n{text}\n", quoted(&what)));
        for (number, (title, front, body)) in notes.iter().enumerate() {
            files = files.note(&format!("n{number}.md"), &format!("title: {}\ndate: 2022-02-0{}\nsource: Qsource\n{front}", quoted(title), number + 1), body);
        }
        expect_complete(&files.build());
    }
}
