//! Privacy that hides nobody: the key spelt otherwise, empty, in a place or file where it is not read.
//!
//! Whoever writes `Privacy: hidden`, or puts a profile into `People/`, believes that somebody is hidden. Here is what is taken for that wish, greedily:
//! a build had rather stop than publish a name. In comes a front matter or the text of a file; out comes the place where privacy is asked for in vain.

use std::ops::Range;
use std::sync::LazyLock;

use super::file_kind::FileKind;
use super::keys;
use crate::diagnostic::Code;
use crate::text::skeleton;
use crate::yaml::{Fault, Key, Node, Plain, Step};

/// The key.
const KEY: &str = "privacy";
/// The key that says what is shown in a name's place.
const SHOWN_AS: &str = "shown_as";
/// Keys of which “no” asks for somebody to be hidden.
const SHOWING: &str =
    "public publish published visible visibility show shown listed indexed searchable публично показывать rodyti";
/// What its words and their neighbours are, as somebody in a hurry writes them: values that ask for somebody to be hidden.
const HIDING: &str = "hidden hide hiden initials initial secret private privat anonymous anonymised anonymized withheld \
    withhold confidential redacted unnamed скрыть скрыто скрыта скрыт инициалы анонимно тайно схаваць \
    схавана ініцыялы приховати приховано ініціали таємно slepti slepiama paslepta inicialai ukryte \
    ukryty versteckt cache oculto slepts";
/// Keys by which somebody may ask for the same, in the languages of the interface and their neighbours. Without accents and signs.
const OTHER_KEYS: &str = "hidden hide secret confidential confidentiality anonymous anonymity withhold withheld visibility \
    redact redacted protect protected приватность приватно конфиденциальность конфиденциально скрыть \
    скрыто анонимно прыватнасць схаваць приватність конфіденційність приховати privatumas \
    konfidencialumas slepti prywatnosc ukryj ukryty privatums datenschutz privatsphare vertraulich \
    confidentialite confidencialidad privacidad privacidade riservatezza name_withheld withhold_name hide_name \
    no_name pseudonymous pseudonymised pseudonymized anonymise anonymize anonymised anonymized sensitive verborgen versteckt verbergen cache \
    oculto oculta nascosto dolt skjult ukryte schovat skryt varjattu";

/// The skeletons of these.
static HIDING_SKELETONS: LazyLock<Vec<String>> = LazyLock::new(|| skeletons(HIDING));
static SHOWING_SKELETONS: LazyLock<Vec<String>> = LazyLock::new(|| skeletons(SHOWING));
static KEY_SKELETONS: LazyLock<Vec<String>> = LazyLock::new(|| skeletons(OTHER_KEYS));

fn skeletons(words: &str) -> Vec<String> {
    words.split_whitespace().map(skeleton).collect()
}

/// Notes every key of a front matter that asks for privacy and is not read. `kind` is nothing for what is no entry; `known` are the keys of its kind.
pub(crate) fn in_front_matter(node: &Node, kind: Option<FileKind>, known: &[Key], faults: &mut Vec<Fault>) {
    let Node::Map(pairs) = node else { return };
    let is_profile = matches!(kind, Some(FileKind::Profile(_)));
    for (key, value) in pairs {
        let at = |step| vec![step];
        let is_known = known.iter().any(|known| known.name == key);
        if is_profile && key == KEY {
            if is_empty(value) {
                let message = "`privacy` is empty, so it hides nobody".to_owned();
                faults.push(fault(
                    at(Step::Name(key.clone())),
                    message,
                    "write `privacy: hidden`, `initials` or `public`",
                ));
            } else if let (Some(FileKind::Profile(super::Kind::Country)), true) = (kind, hides(value)) {
                let help = "a country is known by its code and many names, none of which is withheld: take the key out";
                faults.push(fault(at(Step::Key(key.clone())), "a country cannot be hidden".to_owned(), help));
            }
        } else if is_profile && key == SHOWN_AS && !is_empty(value) && !withholds(pairs) {
            let message = format!("`{SHOWN_AS}` hides nobody without `privacy`");
            faults.push(fault(
                at(Step::Key(key.clone())),
                message,
                "write `privacy: initials` beside it, or take it out",
            ));
        } else if asks(key, value, is_profile, is_known) {
            faults.push(fault(at(Step::Name(key.clone())), not_read(key), help(is_profile, key)));
        }
        if key != KEY {
            nested(value, &mut vec![Step::Key(key.clone())], is_profile, faults);
        }
    }
}

/// Makes errors of the keys of a profile that are not known, where it withholds somebody: what stands below them may be meant as a name.
pub(crate) fn in_profile(faults: &mut [Fault]) {
    for fault in faults.iter_mut().filter(|fault| fault.code == Code::UnknownKey && fault.path.len() == 1) {
        fault.code = Code::PrivacyNotRead;
        fault.message.push_str(", and this profile withholds somebody: no name below it is withheld");
    }
}

/// Takes out what else is said of a key that asks for privacy: that it is not known.
pub(crate) fn once(faults: &mut Vec<Fault>) {
    let told: Vec<Vec<Step>> =
        faults.iter().filter(|fault| fault.code == Code::PrivacyNotRead).map(|fault| fault.path.clone()).collect();
    faults.retain(|fault| fault.code != Code::UnknownKey || !told.contains(&fault.path));
}

/// Whether a key at the top of a front matter, other than `privacy` in a profile, asks for privacy.
fn asks(key: &str, value: &Node, is_profile: bool, is_known: bool) -> bool {
    if key == "private" {
        return hides(value)
            || matches!(value, Node::Scalar(scalar) if is_profile && matches!(scalar.plain, Plain::Bool(_)));
    }
    if is_profile && denies(value) && SHOWING_SKELETONS.contains(&skeleton(key)) {
        return true;
    }
    if is_known {
        return false;
    }
    let word = skeleton(key);
    if word == KEY {
        return true;
    }
    let names_it = is_near(&word, KEY) || is_one_of(&word, &KEY_SKELETONS);
    if is_profile { names_it || says_hidden(value) } else { names_it && is_near(&word, KEY) && hides(value) }
}

/// Looks for the key below other keys.
fn nested(node: &Node, path: &mut Vec<Step>, is_profile: bool, faults: &mut Vec<Fault>) {
    match node {
        Node::Null | Node::Scalar(_) => {}
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(Step::Item(index));
                nested(item, path, is_profile, faults);
                path.pop();
            }
        }
        Node::Map(pairs) => {
            for (key, value) in pairs {
                // A known key is spelt as it is meant, and most are.
                let word = if key != KEY && keys::is_known(key) { key.clone() } else { skeleton(key) };
                let is_it = word == KEY && (is_profile || hides(value) || is_empty(value));
                if is_it || (is_near(&word, KEY) && hides(value)) {
                    let path = path.iter().cloned().chain([Step::Name(key.clone())]).collect();
                    faults.push(fault(
                        path,
                        format!("`{key}` is not read below another key, so it hides nobody"),
                        help(is_profile, KEY),
                    ));
                }
                path.push(Step::Key(key.clone()));
                nested(value, path, is_profile, faults);
                path.pop();
            }
        }
    }
}

/// The first line of a text that asks for privacy: outside of a front matter, or in a file that is not read. `fenced` says whether it is enough that the
/// line is one of keys and values, whatever the value.
pub(super) fn in_text(text: &str, fenced: bool) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let at = start;
        start += line.len();
        if says(line, fenced) {
            let (head, end) = (line.len() - line.trim_start().len(), line.trim_end().len());
            return Some(at + head..at + end.max(head));
        }
    }
    None
}

/// Where a file that is no part of the site asks for somebody to be hidden: in anything that looks like a front matter, or by a line that says so in full.
pub fn in_file(text: &str) -> Option<Range<usize>> {
    let begins = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    in_text(text, ["---", "+++", ";;;", "{"].iter().any(|fence| begins.starts_with(fence)))
}

/// Whether a line is `privacy: hidden`, with marks of Markdown, JSON or TOML around it.
fn says(line: &str, fenced: bool) -> bool {
    const LONGEST: usize = 120;
    let line = line.trim();
    if line.len() > LONGEST || !line.contains([':', '=', '：']) {
        return false;
    }
    let is_mark = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '>' | '*'
                    | '_'
                    | '-'
                    | '|'
                    | '{'
                    | '['
                    | ','
                    | '}'
                    | ']'
                    | '"'
                    | '\''
                    | '`'
                    | '“'
                    | '”'
                    | ':'
                    | '='
                    | '：'
                    | ';'
            )
    };
    let Some((key, value)) = line.split_once([':', '=', '：']) else { return false };
    let (word, value) = (skeleton(key), value.trim_matches(is_mark));
    let is_it = word == KEY;
    let is_hiding = is_hiding(value);
    (is_it && (is_hiding || fenced)) || (is_hiding && (is_near(&word, KEY) || is_one_of(&word, &KEY_SKELETONS)))
}

fn is_empty(value: &Node) -> bool {
    match value {
        Node::Null => true,
        Node::Scalar(scalar) => scalar.text.trim().is_empty(),
        Node::List(items) => items.iter().all(is_empty),
        Node::Map(pairs) => pairs.is_empty(),
    }
}

/// Whether a value asks for somebody to be hidden.
fn hides(value: &Node) -> bool {
    match value {
        Node::Scalar(scalar) => scalar.plain == Plain::Bool(true) || is_hiding(&scalar.text) || is_yes(&scalar.text),
        Node::List(items) => items.iter().any(hides),
        Node::Null | Node::Map(_) => false,
    }
}

/// Whether a value is one of the words of `privacy` that hide.
fn says_hidden(value: &Node) -> bool {
    matches!(value, Node::Scalar(scalar) if ["hidden", "initials"].contains(&&*skeleton(&scalar.text)))
}

/// Whether a front matter says `privacy: hidden` or `initials`.
fn withholds(pairs: &[(String, Node)]) -> bool {
    pairs.iter().any(|(key, value)| key == KEY && says_hidden(value))
}

/// Whether a value is “no”.
fn denies(value: &Node) -> bool {
    let Node::Scalar(scalar) = value else { return false };
    let no = ["no", "off", "false", "never", "none", "нет", "не", "ні", "ne", "nie", "nein", "non"];
    scalar.plain == Plain::Bool(false) || no.contains(&&*scalar.text.trim().to_lowercase())
}

fn is_hiding(text: &str) -> bool {
    let word = skeleton(text);
    is_one_of(&word, &HIDING_SKELETONS) || is_near(&word, "hidden") || is_near(&word, "initials")
}

fn is_yes(text: &str) -> bool {
    matches!(
        &*text.trim().to_lowercase(),
        "yes" | "on" | "true" | "да" | "так" | "taip" | "tak" | "ja" | "oui" | "sí" | "si"
    )
}

fn is_one_of(word: &str, words: &[String]) -> bool {
    let is =
        |known: &str| known == word || (known.chars().count() > 7 && strsim::damerau_levenshtein(word, known) <= 2);
    words.iter().any(|known| is(known))
}

/// Whether a word is two slips or fewer from a known one, and begins as it does or ends as it does.
fn is_near(word: &str, known: &str) -> bool {
    // “piracy” and “primacy” are words, and begin otherwise.
    let is_word = ["piracy", "primacy"].contains(&word);
    let letters = word.chars().count();
    !is_word && letters > 4 && letters.abs_diff(known.len()) <= 2 && strsim::damerau_levenshtein(word, known) <= 2
}

fn fault(path: Vec<Step>, message: String, help: &str) -> Fault {
    Fault { path, code: Code::PrivacyNotRead, message, help: Some(help.to_owned()) }
}

fn not_read(key: &str) -> String {
    let shown: String = key
        .chars()
        .flat_map(|c| {
            if c.is_control() || crate::text::is_invisible(c) {
                c.escape_unicode().collect::<Vec<_>>()
            } else {
                vec![c]
            }
        })
        .collect();
    format!("`{shown}` is not read here, so it hides nobody")
}

/// What to write in place of `key`.
fn help(is_profile: bool, key: &str) -> &'static str {
    match (is_profile, key) {
        (true, _) => {
            "write `privacy: hidden` or `privacy: initials`, in small Latin letters and as far left as `title`"
        }
        (false, "private") => {
            "`draft: true` holds a file back; `privacy: hidden` hides somebody, in a profile in `content/people/`"
        }
        (false, _) => {
            "`privacy: hidden` is read in a profile alone: write one in `content/people/` for each person who is to be hidden"
        }
    }
}

#[cfg(test)]
mod tests;
