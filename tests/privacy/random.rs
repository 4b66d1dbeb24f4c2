//! A hidden person with a random name and a random profile, and random texts around it: nobody can read the name in anything that comes out.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{open, outputs};
use dossier::text::fold;

/// A name that is in no word of the interface: forename, surname, and a second surname.
#[derive(Debug, Clone)]
struct Name {
    forename: String,
    surname: String,
    second: String,
}

fn latin() -> impl Strategy<Value = String> {
    "[QZX][aou](ž|kv|łk|lv|rb)(a|o|u)(zk|ṽ|qv|ßk)(a|o|i)(s|nen|uk|)"
}

fn cyrillic() -> impl Strategy<Value = String> {
    "[ФЩЦ][аоу](жж|кв|ґл|зб)(а|о|у)(цк|шч|ўж|дз)(а|о|е)(ў|н|к|й)"
}

fn greek() -> impl Strategy<Value = String> {
    "[ΞΨΖ](ά|ο|υ)(ξξ|κβ|λψ)(α|ο)(ζκ|ξμ)(α|ο|ή)(ς|)"
}

fn name() -> impl Strategy<Value = Name> {
    let word = || prop_oneof![4 => latin().boxed(), 2 => cyrillic().boxed(), 1 => greek().boxed()];
    let forename = select(vec!["Marta", "Zoë", "Ганна", "Аляксей", "Ζωή", "Jean-Luc"]);
    (forename, word(), word()).prop_map(|(forename, surname, second)| Name {
        forename: forename.into(),
        surname,
        second,
    })
}

/// Shapes of a title; `{f}`, `{s}` and `{t}` are forename, surname and second surname.
const TITLES: &[&str] = &[
    "{f} {s}",
    "{f} {s} (journalist)",
    "{f} {s} (nata {t})",
    "Dr {f} {s}, PhD",
    "{f} {s}, MA",
    "{s}, {f}",
    "{f} {s} {t}",
    "{f} {s}-{t}",
    "{f} {s} Jr.",
    "{f} {s} III",
    "President {f} de la {s}",
    "{f} “{t}” {s}",
    "{f} M. {s} – editor",
    "Marta{s}",
    "{f} **{s}**",
    "[[people/x|{f} {s}]]",
    "{f} {s}¹ ({t}2)",
    "{f} van {s}",
    "{s}",
];

/// Keys that a profile may have beside its title; none of them may take anything away.
const KEYS: &[&str] = &[
    "",
    "surname: {t}",
    "surname: [{s}, {t}]",
    "aliases: [{f} {t}]\nsurname: {s}",
    "native_name: {f} {t}",
    "sort_name: \"{s}, {f}\"",
    "forms: [{t}]",
    "honorifics: [Comrade]",
    "draft: true",
];

/// What a writer may make of a name; `{a}` and `{b}` are its halves, `{n}` is all of it.
const GUISES: &[&str] = &[
    "{n}",
    "{n}’s",
    "*{n}*",
    "{a}**{b}**",
    "{a}%% r %%{b}",
    "{a}<!-- r -->{b}",
    "{a}\u{ad}{b}",
    "{a}\u{200d}{b}",
    "{a}&shy;{b}",
    "{a}&zwnj;{b}",
    "{a}[{b}](https://example.org/)",
    "[[{n}]]",
    "[[note|{n}]]",
    "`{n}`",
    "<span title=\"a>b\">{a}</span>{b}",
    "{a}<span class='x'>{b}</span>",
    "{a}<script>let x = 1</script>{b}",
    "{a}<style>b {}</style>{b}",
    "{a}<wbr>{b}",
    "<ruby>{a}<rt>x</rt>{b}</ruby>",
    "<ruby>x<rt>{a}</rt>y<rt>{b}</rt></ruby>",
    "{a}/{b}",
    "{a}({b})",
    "#free{n}",
    "Marta ({n})",
    "<b title=\"{n}\">x</b>",
    "<a href=\"https://example.org/{n}\">x</a>",
    "![{n}](ok.png)",
    "[x](https://example.org \"{n}\")",
    "{a}-\n{b}",
    "~~{a}~~{b}",
    "\n\n<p>{a}<i>{b}</i></p>\n\n",
    "\n\n<p>&shy{n} {a}&shy{b}</p>\n\n",
    "\n\n<div>{a}<script>x</script>{b}</div>\n\n",
    "\n\n# {n}\n\n",
    "\n\n> {n}\n>\n> — {n}, {n}\n\n",
    "\n\n- {n}\n\n      {n}\n\n",
    "\n\n| {n} | x |\n| --- | --- |\n| x | {n} |\n\n",
    "x[^1]\n\n[^1]: {n}\n\n",
    "\n\n```\n{n}\n```\n\n",
];

/// How the letters are written.
#[derive(Debug, Clone, Copy)]
enum Letters {
    AsTheyAre,
    Capitals,
    Small,
    Decomposed,
    References,
    LookAlikes,
}

fn written(name: &str, letters: Letters) -> String {
    match letters {
        Letters::AsTheyAre => name.to_owned(),
        Letters::Capitals => name.to_uppercase(),
        Letters::Small => name.to_lowercase(),
        Letters::Decomposed => unicode_normalization::UnicodeNormalization::nfd(name).collect(),
        Letters::References => name.chars().fold(String::new(), |text, c| text + &format!("&#{};", u32::from(c))),
        Letters::LookAlikes => name.replace('o', "о").replace('a', "а").replace('і', "i"),
    }
}

fn fill(pattern: &str, name: &Name) -> String {
    pattern.replace("{f}", &name.forename).replace("{s}", &name.surname).replace("{t}", &name.second)
}

fn disguised(guise: &str, word: &str, cut: Index, letters: Letters) -> String {
    let places: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).collect();
    let (a, b) = word.split_at(*cut.get(&places));
    let (a, b, n) = (written(a, letters), written(b, letters), written(word, letters));
    guise.replace("{a}", &a).replace("{b}", &b).replace("{n}", &n)
}

/// What a browser makes of a page: its text, and the values of all attributes.
fn seen(html: &str) -> Vec<String> {
    fn walk(node: &Handle, seen: &mut Vec<String>) {
        match &node.data {
            NodeData::Text { contents } => seen[0].push_str(&contents.borrow()),
            NodeData::Element { name, attrs, .. } => {
                if !["span", "b", "i", "a", "em", "strong", "code", "wbr", "del"].contains(&&*name.local) {
                    seen[0].push('\n');
                }
                seen.extend(attrs.borrow().iter().map(|attribute| attribute.value.to_string()));
            }
            NodeData::Comment { contents } => seen.push(contents.to_string()),
            _ => {}
        }
        node.children.borrow().iter().for_each(|child| walk(child, seen));
    }
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut seen = vec![String::new()];
    walk(&dom.document, &mut seen);
    seen
}

/// A text as a reader takes it in: letters alone, of one alphabet.
fn read(text: &str) -> String {
    let alike = |c| match c {
        'а' => 'a',
        'о' => 'o',
        'і' => 'i',
        c => c,
    };
    fold(text).chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).map(alike).collect()
}

/// What gives a name away: its letters but for an ending.
fn secret(word: &str) -> String {
    let letters: Vec<char> = read(word).chars().collect();
    letters[..letters.len().min(6)].iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_name_of_somebody_hidden_can_be_read(
        name in name(),
        title in select(TITLES),
        key in select(KEYS),
        texts in prop::collection::vec((select(GUISES), any::<Index>(), any::<bool>(), prop_oneof![
            Just(Letters::AsTheyAre), Just(Letters::Capitals), Just(Letters::Small), Just(Letters::Decomposed),
            Just(Letters::References), Just(Letters::LookAlikes),
        ], "[a-z][a-z, .]{0,11}"), 1..12),
        ending in select(vec!["", "", "o", "ui", "а", "ом"]),
    ) {
        let profile = format!("---\ntitle: {title:?}\n{key}\nprivacy: hidden\n---\n{{s}}\n");
        let profile = fill(&profile, &name);
        let is_named = |pattern: &str| profile.contains(pattern);
        let words: Vec<&String> = [&name.surname, &name.second].into_iter().filter(|word| is_named(word)).collect();
        let mut body = String::new();
        for (number, (guise, cut, both, letters, around)) in texts.iter().enumerate() {
            let word = words[number % words.len()];
            let word = if *both { format!("{word}{ending}") } else { word.clone() };
            body = body + around + " " + &disguised(guise, &word, *cut, *letters) + " " + around + "\n\n";
        }
        let note = format!(
            "---\ntitle: 'On {} %% r %%'\ndate: 2022-04-12\nsummary: '{}'\npeople: ['{}']\n---\n{body}",
            words[0], words[words.len() - 1], words[0]
        );
        let files = [("content/people/x.md".to_owned(), profile), ("content/notes/a.md".to_owned(), note)];
        let site = open("title: T\nbase_url: https://example.org/\n", &files, &["static/ok.png"]);
        let secrets: Vec<String> = words.iter().map(|word| secret(word)).collect();
        for (address, content) in outputs(&site) {
            let mut all = vec![content.clone(), address.clone()];
            if content.starts_with("<!DOCTYPE html>") || content.starts_with("<!doctype html>") {
                all.extend(seen(&content));
            }
            for text in all {
                let text = read(&text);
                for secret in &secrets {
                    prop_assert!(!text.contains(secret), "`{}` in {}: {}\n{:#?}", secret, address, around(&text, secret), files);
                }
            }
        }
        prop_assert!(outputs(&site).iter().any(|(_, content)| content.contains("[name withheld]")));
    }
}

fn around<'a>(text: &'a str, secret: &str) -> &'a str {
    let at = text.find(secret).unwrap_or_default();
    &text[text.floor_char_boundary(at.saturating_sub(60))..text.ceil_char_boundary((at + 60).min(text.len()))]
}
