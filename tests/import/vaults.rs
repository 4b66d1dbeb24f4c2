//! Vaults and sites of other programs, with their texts and their states of draft.

use crate::desk::{Desk, desk};

/// Imports a folder, looks at what became of it, builds it, and imports it again.
fn imported(desk: &Desk, folder: &str, arguments: &[&str]) -> Vec<(String, String)> {
    let first = desk.run(&[&["import", folder], arguments].concat());
    assert_eq!(first.status, 0, "{}", first.err);
    let made: Vec<(String, String)> = first.out.lines().map(|path| (path.to_owned(), desk.read(path))).collect();
    // A draft without a date waits for one, and the import says so.
    let undated = made.iter().filter(|(_, text)| text.contains("\ndate:\n")).count();
    assert_eq!(first.err.matches("has no date").count(), undated, "{}", first.err);
    let built = desk.run(&["build", "--drafts"]);
    assert_eq!(built.status, 0, "{}", built.err);
    assert_eq!(built.err.matches("[undated-draft]").count(), undated, "{}", built.err);
    let again = desk.run(&[&["import", folder], arguments].concat());
    assert!(
        again.err.contains("0 drafts made") && again.status == 0,
        "a second import changes nothing: {}\n{}",
        again.out,
        again.err
    );
    made
}

#[track_caller]
fn holds(made: &[(String, String)], path: &str, lines: &[&str]) {
    let text = made.iter().find(|(it, _)| it == path).map(|(_, text)| text);
    let text =
        text.unwrap_or_else(|| panic!("{path} is not among {:?}", made.iter().map(|it| &it.0).collect::<Vec<_>>()));
    for line in lines {
        assert!(text.contains(line), "{line} in\n{text}");
    }
}

#[test]
fn a_vault_of_obsidian() {
    let desk = desk()
        .with("vault/.obsidian/app.json", "{}")
        .with("vault/Why not in the war.md", "---\ntitle: Why not in the war\nsource: https://news.example/war?utm_source=x\nauthor:\n  - \"[[Ada Lovelace]]\"\npublished: 2022-04-14\ncreated: 2022-04-20\ndescription: \"What the army does.\"\ntags:\n  - clippings\npeople: [\"[[people/Vytis Jurkonis|Jurkonis]]\"]\naliases: [The army]\nmood: grim\n---\n\n> [!note] A callout\n> with [[Minsk]] and ![[map.png]]\n\nText #war.\n")
        .with("vault/Undated thought.md", "Nothing but a [[link]].\n");
    let made = imported(&desk, "vault", &[]);
    holds(
        &made,
        "content/notes/2022-04-14-why-not-in-the-war.md",
        &[
            "title: Why not in the war\ndate: 2022-04-14\naliases: [The army]\nsummary: What the army does.\npeople: [Vytis Jurkonis]\n",
            "tags: [clippings]\n",
            "  url: \"https://news.example/war\"\n",
            "  author: Ada Lovelace\n",
            "> [!note] A callout\n> with [[Minsk]] and ![[map.png]]\n\nText #war.\n",
        ],
    );
    holds(
        &made,
        "content/notes/undated-thought.md",
        &["title: Undated thought\ndraft: true\ndate:\n", "Nothing but a [[link]].\n"],
    );
    let said = desk.run(&["import", "--dry-run", "vault"]);
    assert!(said.err.contains("left behind: mood"), "{}", said.err);
}

#[test]
fn a_site_of_hugo_in_all_its_front_matters() {
    let desk = desk()
        .with("hugo/content/_index.md", "+++\ntitle = 'Home'\n+++\n")
        .with("hugo/content/posts/army/index.md", "+++\ntitle = \"The army: a story\"\ndate = 2022-04-14T10:00:00+03:00\ndraft = false\ntags = [\"army\"]\naliases = [\"/old/army/\"]\n[params]\nauthor = \"Ada Lovelace\"\n+++\nText of *the army*.\n")
        .with("hugo/content/posts/second.md", "---\ntitle: Second\ndate: 2022-04-15\ndraft: true\npersons: [Jane Doe]\nlastmod: 2022-05-01\n---\nMore.\n")
        .with("hugo/content/posts/third.md", "{\"title\": \"Third\", \"date\": \"2022-04-16\", \"categories\": [\"x\"]}\nJSON.\n");
    let made = imported(&desk, "hugo", &["--map", "persons=people"]);
    assert_eq!(made.len(), 3, "the page of a section is no note");
    holds(
        &made,
        "content/notes/2022-04-14-army.md",
        &[
            "title: \"The army: a story\"\ndate: 2022-04-14\nredirect_from: [old/army/]\n",
            "tags: [army]\n",
            "  author: Ada Lovelace\n",
            "Text of *the army*.\n",
        ],
    );
    holds(
        &made,
        "content/notes/2022-04-15-second.md",
        &["draft: true\n", "revised: 2022-05-01\n", "people: [Jane Doe]\n"],
    );
    holds(&made, "content/notes/2022-04-16-third.md", &["tags: [x]\n", "\nJSON.\n"]);
}

#[test]
fn a_site_of_jekyll_and_one_of_zola() {
    let desk = desk()
        .with("jekyll/_posts/2022-04-14-not-in-the-war.md", "---\nlayout: post\ntitle: Not in the war\ncategories: war army\n---\nText.\n")
        .with("zola/content/talks.md", "+++\ntitle = \"Talks\"\ndate = 2022-04-15\n[taxonomies]\ntags = [\"minsk\"]\npeople = [\"Jane Doe\"]\n[extra]\nsource = \"https://news.example/talks\"\n+++\n\nText.\n");
    let made = imported(&desk, "zola", &[]);
    holds(
        &made,
        "content/notes/2022-04-15-talks.md",
        &["people: [Jane Doe]\n", "tags: [minsk]\n", "  url: \"https://news.example/talks\"\n"],
    );
    // Jekyll hides nothing behind an underscore.
    let made = imported(&desk, "jekyll", &[]);
    holds(&made, "content/notes/2022-04-14-not-in-the-war.md", &["title: Not in the war\ndate: 2022-04-14\n"]);
}

#[test]
fn a_key_that_is_none_is_refused_and_broken_front_matter_is_left_behind() {
    let desk = desk().with("a.md", "---\ntitle: [\n---\nText\n").with("b.md", "+++\ntitle = \n+++\n");
    assert_eq!(desk.run(&["import", "--map", "a=nothing", "a.md"]).status, 2);
    let imported = desk.run(&["import", "a.md", "b.md"]);
    assert_eq!(
        (imported.status, imported.err.matches("cannot be read as front matter").count()),
        (1, 2),
        "{}",
        imported.err
    );
    assert!(!desk.has("content"));
}
