//! The promise of the preview: after any edits, every page is what a fresh look at the folder would make; under a configuration with an error,
//! which publishes nothing, what a look under the last one without would make.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use dossier::preview::base_path;
use dossier::site::{Configuration, Rendered};
use dossier::workspace::{Pictures, Workspace};
use proptest::prelude::*;
use proptest::sample::select;

use crate::live::{Live, asked};
use crate::story::site;

/// Something that is done to the files of a site.
#[derive(Debug, Clone)]
enum Edit {
    Write(&'static str, String),
    Remove(&'static str),
    Rename(&'static str, &'static str),
}

const NOTES: [&str; 6] = [
    "content/notes/a.md",
    "content/notes/b.md",
    "content/notes/c.md",
    "content/notes/sub/a.md",
    "content/notes/sub/deep/d.md",
    "content/notes/2022-04-12-e.md",
];
const PROFILES: [&str; 4] = [
    "content/people/ada-lis.md",
    "content/people/boris-kaz.md",
    "content/organisations/times.md",
    "content/countries/belarus.md",
];
const NAMES: [&str; 5] = ["Ada Lis", "Boris Kaz", "Ada Kaz", "Times", "Belarus"];
const MAP: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'><metadata/></svg>";
const WORDS: [&str; 7] = [
    "![A map](map.svg)",
    "Ada Lis met Boris Kaz.",
    "Lis said so.",
    "In Belarus.",
    "See [[b]] and [[Ada Lis]].",
    "The Times wrote.",
    "> Words.\n>\n> — Ada Lis",
];

fn note() -> impl Strategy<Value = String> {
    let title = select(vec!["A", "B", "The same", "Ada Lis"]);
    let date = select(vec!["2022-04-12", "2022-04", "2022", "2022-02-30", "2030-01-01"]);
    let people = select(NAMES.to_vec());
    let more = select(vec![
        "",
        "draft: true\n",
        "slug: other\n",
        "tags: [x, y]\n",
        "countries: BY\n",
        "corrects: a\n",
        "title: [\n",
    ]);
    let text = proptest::collection::vec(select(WORDS.to_vec()), 0..4);
    (title, date, people, more, text).prop_map(|(title, date, people, more, text)| {
        format!("---\ntitle: {title}\ndate: {date}\npeople: {people}\n{more}---\n\n{}\n", text.join("\n\n"))
    })
}

fn profile() -> impl Strategy<Value = String> {
    let more = select(vec![
        "",
        "aliases: [Kaz]\n",
        "description: Somebody\n",
        "privacy: hidden\n",
        "draft: true\n",
        "oops: 1\n",
    ]);
    (select(NAMES.to_vec()), more).prop_map(|(title, more)| format!("---\ntitle: {title}\n{more}---\n\nA life.\n"))
}

fn other() -> impl Strategy<Value = Edit> {
    select(vec![
        Edit::Write("dossier.yaml", "title: One\nbase_url: https://example.org/\n".into()),
        Edit::Write(
            "dossier.yaml",
            "title: Two\nbase_url: https://example.org/\nlink_mentions: all\nper_page: 1\n".into(),
        ),
        Edit::Write(
            "dossier.yaml",
            "title: Two\nbase_url: https://example.org/\nlanguage: lt\nignore: content/notes/sub/**\n".into(),
        ),
        Edit::Write("dossier.yaml", "title: Three\nbase_url: https://example.org/some/path/\ntheme: own\n".into()),
        Edit::Write("dossier.yaml", "title: Three\nbase_url: https://example.org/some/path/\nmenu: [\n".into()),
        Edit::Write("dossier.yaml", "title: Three\nbase_url: nonsense\n".into()),
        Edit::Write("dossier.yaml", String::new()),
        Edit::Write("themes/own/theme.yaml", "name: Own\n".into()),
        Edit::Write("themes/own/templates/note.html", "Own: {{ note.title }}".into()),
        Edit::Write("themes/own/static/assets/own.css", "h1 { color: blue }".into()),
        Edit::Remove("themes/own/templates/note.html"),
        Edit::Remove("themes/own/static/assets/own.css"),
        Edit::Rename("themes/own", "themes/gazette"),
        Edit::Rename("themes/gazette", "themes/own"),
        Edit::Write("templates/note.html", "{{ note.title }}: {{ note.content }}".into()),
        Edit::Write("templates/note.html", "{% if %}".into()),
        Edit::Remove("templates/note.html"),
        Edit::Write("templates/parts/footer.html", "<footer>Ours</footer>".into()),
        Edit::Remove("templates/parts/footer.html"),
        Edit::Write("static/assets/gazette.css", "h1 { color: red }".into()),
        Edit::Remove("static/assets/gazette.css"),
        Edit::Write("static/map.svg", MAP.into()),
        Edit::Write("static/map.svg", MAP.replace("30", "60")),
        Edit::Write("static/map.svg", "broken".into()),
        Edit::Remove("static/map.svg"),
        Edit::Write("content/about.md", "---\ntitle: About\n---\n\nAda Lis.\n".into()),
        Edit::Remove("content/about.md"),
        Edit::Rename("content/notes/sub", "content/notes/moved"),
        Edit::Rename("content/notes/moved", "content/notes/sub"),
    ])
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (select(NOTES.to_vec()), note()).prop_map(|(path, text)| Edit::Write(path, text)),
        3 => (select(PROFILES.to_vec()), profile()).prop_map(|(path, text)| Edit::Write(path, text)),
        2 => select([NOTES.as_slice(), PROFILES.as_slice()].concat()).prop_map(Edit::Remove),
        2 => (select(NOTES.to_vec()), select(NOTES.to_vec())).prop_map(|(from, to)| Edit::Rename(from, to)),
        3 => other(),
    ]
}

impl Edit {
    /// What cannot be done is not: there may be nothing to remove.
    fn apply(&self, root: &Path) {
        match self {
            Self::Write(path, text) => {
                let path = root.join(path);
                let _ = fs::create_dir_all(path.parent().unwrap());
                let _ = fs::write(path, text);
            }
            Self::Remove(path) => drop(fs::remove_file(root.join(path))),
            Self::Rename(from, to) => {
                let to = root.join(to);
                let _ = fs::create_dir_all(to.parent().unwrap());
                let _ = fs::rename(root.join(from), to);
            }
        }
    }
}

/// What the preview shows of every page that a fresh site has under the configuration `last`, where that is something else.
fn differences(live: &Live, last: &Path) -> Vec<String> {
    let fresh = Workspace::open(live.root(), asked(Some(last.to_owned()), &Arc::clone(&live.today))).unwrap();
    let site = fresh.site();
    let mut different = Vec::new();
    for route in site.routes() {
        let expected = match site.render(route) {
            Ok(Rendered::Bytes(bytes)) => String::from_utf8(bytes).unwrap(),
            Ok(Rendered::Picture(path, width)) => {
                String::from_utf8(Pictures::new(fresh.root()).picture(&path, width).unwrap()).unwrap()
            }
            Ok(Rendered::Card(svg)) => {
                String::from_utf8_lossy(&Pictures::new(fresh.root()).card(&svg).unwrap()).into_owned()
            }
            Ok(Rendered::File(path)) => fs::read_to_string(live.root().join(path)).unwrap(),
            // What stands behind a fault is history.
            Err(_) => continue,
        };
        if live.get(&format!("{}{}", base_path(site), route.address)).page() != expected {
            different.push(route.address.clone());
        }
    }
    different
}

fn cases() -> ProptestConfig {
    // `PROPTEST_CASES` asks for more.
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|number| number.parse().ok()).unwrap_or(3);
    ProptestConfig { cases, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_page_is_what_a_fresh_site_has(bursts in proptest::collection::vec(proptest::collection::vec(edit(), 1..4), 4..5)) {
        let live = Live::of(&site().note("a.md", "title: A\ndate: 2022-04-12\npeople: Ada Lis", "Boris Kaz.").person("ada-lis.md", "title: Ada Lis"));
        let kept = tempfile::tempdir().unwrap();
        let last = kept.path().join("last.yaml");
        fs::copy(live.path("dossier.yaml"), &last).unwrap();
        let fresh = |burst: &dyn std::fmt::Debug| {
            // The list of all pages comes first: what is gone is not asked for by its address.
            live.until(&format!("every page is fresh after {burst:#?}; stale are {:?}", differences(&live, &last)), || differences(&live, &last).is_empty());
        };
        for burst in bursts {
            for edit in &burst {
                match edit {
                    Edit::Write("dossier.yaml", text) if Configuration::parse(text).is_broken() => fresh(&burst),
                    Edit::Write("dossier.yaml", text) => fs::write(&last, text).unwrap(),
                    _ => {}
                }
                edit.apply(live.root());
            }
            fresh(&burst);
        }
    }
}
