//! What the entries keep of themselves is compared with what a look at all of them finds, after random edits.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::tree::File;

/// Texts of which something is said, or not.
const TEXTS: [&str; 8] = [
    "---\ntitle: A\ndate: 2022-04-12\n---\nNothing of note.\n",
    "---\ntitle: B\ndate: 2022-04-12\n---\nWhat is hidden on some days.\n",
    "---\ntitle: C\ndate: 2022-04-12\nno_such_key: 1\n---\n",
    "---\ntitle: D\ndate: 2022-04-12\naccept: {missing-image: It will come}\n---\n",
    "---\ntitle: E\nprivacy: hidden\n---\n",
    "---\ntitle: F\nprivacy: initials\n---\nHidden on some days.\n",
    "---\ntitle: [\n---\n",
    "No front matter, and a name.\n",
];

#[derive(Debug, Clone)]
enum Step {
    /// A file is written: which, which text.
    Write(usize, usize),
    /// More files than are looked at one by one have this text.
    WriteMany(usize),
    Remove(usize),
    RemoveMany,
    /// All are parsed under other settings.
    ParseAgain,
    /// Something else is hidden.
    Undecide,
    Decide,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => (0..6usize, 0..TEXTS.len()).prop_map(|(path, text)| Step::Write(path, text)),
        1 => (0..TEXTS.len()).prop_map(Step::WriteMany),
        4 => (0..6usize).prop_map(Step::Remove),
        1 => Just(Step::RemoveMany),
        1 => Just(Step::ParseAgain),
        1 => Just(Step::Undecide),
        8 => Just(Step::Decide),
    ];
    prop::collection::vec(step, 1..24)
}

/// Some lie before the many, some behind them.
fn path(number: usize) -> String {
    let folder = ["notes", "people"][number % 2];
    format!("content/{folder}/{}{number}.md", ["a", "z"][number / 3])
}

fn many() -> impl Iterator<Item = String> {
    (0..=MANY).map(|number| format!("content/people/m{number}.md"))
}

fn settings(mentions: bool) -> Settings<'static> {
    Settings { language: "en", trusted_html: false, mentions }
}

fn parsed(path: &str, text: &str, mentions: bool) -> (Arc<str>, Parsed) {
    let file = File { path: path.into(), hash: 0, bytes: text.into() };
    Parsed::new(file, settings(mentions))
}

/// Hides what says “hidden”, on some days; finds a fault in what says “name”.
fn show(parsed: &Parsed, hides: bool) -> Shown {
    let hidden = hides && parsed.text.to_lowercase().contains("hidden on");
    let named = parsed.entry.as_ref().filter(|_| parsed.text.contains("a name"));
    let fault = |entry: &Arc<Entry>| Diagnostic::new(Code::WithheldLink, Place::file(&entry.source.path), "a name");
    let diagnostics = named.map(fault).into_iter().collect();
    let entry = parsed.entry.as_deref().filter(|_| !hidden).cloned().map(Redacted::whole);
    Shown { entry, diagnostics }
}

/// All that is asked of the entries, in a form that can be compared.
fn said(entries: &Entries) -> Vec<String> {
    let all = entries.by_path().keys().map(|path| format!("known: {path}"));
    let runs = |entry: &Entry| format!("{} {}", entry.source.text, entry.body.runs.len());
    let shown = entries.shown().iter().map(|entry| format!("shown: {} {}", entry.source.path, runs(entry)));
    let faults = |parsed: &Parsed| format!("{:?} {:?}", parsed.faults().collect::<Vec<_>>(), parsed.accepts().count());
    let judged = entries.judged().map(|(path, parsed)| format!("judged: {path} {}", faults(parsed)));
    let private = entries.private().map(|entry| format!("private: {}", entry.source.path));
    all.chain(shown).chain(judged).chain(private).collect()
}

proptest! {
    #[test]
    fn what_is_kept_is_what_a_look_at_all_entries_would_find(steps in steps()) {
        let mut files: BTreeMap<String, &str> = BTreeMap::new();
        let mut entries = Entries::default();
        let (mut hides, mut mentions) = (false, false);
        for step in steps.into_iter().chain([Step::Decide]) {
            let mut written: Vec<(String, &str)> = Vec::new();
            match step {
                Step::Write(number, text) => written.push((path(number), TEXTS[text])),
                Step::WriteMany(text) => written.extend(many().map(|path| (path, TEXTS[text]))),
                Step::Remove(number) => {
                    files.remove(&path(number));
                    entries.remove(&path(number));
                }
                Step::RemoveMany => many().for_each(|path| {
                    files.remove(&path);
                    entries.remove(&path);
                }),
                Step::ParseAgain => {
                    mentions = !mentions;
                    entries.parse_again(settings(mentions));
                }
                Step::Undecide => {
                    hides = !hides;
                    entries.undecide();
                }
                Step::Decide => {
                    entries.decide(|parsed| show(parsed, hides));
                    let mut fresh = Entries::default();
                    fresh.extend(files.iter().map(|(path, text)| parsed(path, text, mentions)).collect());
                    fresh.decide(|parsed| show(parsed, hides));
                    prop_assert_eq!(said(&entries), said(&fresh));
                }
            }
            entries.extend(written.iter().map(|(path, text)| parsed(path, text, mentions)).collect());
            files.extend(written);
        }
    }
}

#[test]
fn only_what_was_touched_is_decided_again() {
    let mut entries = Entries::default();
    entries.extend((0..6).map(|number| parsed(&path(number), TEXTS[0], false)).collect());
    entries.decide(|parsed| show(parsed, false));
    entries.extend(vec![parsed(&path(3), TEXTS[1], false)]);
    entries.decide(|parsed| {
        assert_eq!(&*parsed.text, TEXTS[1]);
        show(parsed, true)
    });
    let shown: Vec<&str> = entries.shown().iter().map(|entry| &*entry.source.path).collect();
    let mut expected: Vec<String> = (0..6).filter(|number| *number != 3).map(path).collect();
    expected.sort_unstable();
    assert_eq!(shown, expected);
}
