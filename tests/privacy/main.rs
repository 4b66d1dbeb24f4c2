//! Nothing private leaks: names and markers in every place that there is, and a search of all that comes out (for pictures: `tests/pictures`).

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod places;
mod profiles;
mod random;
#[path = "../search/reader.rs"]
#[allow(dead_code, reason = "only the texts are asked for here")]
mod reader;

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use dossier::config::{self, FILE};
use dossier::content::keys;
use dossier::diagnostic::Code;
use dossier::files::tree::{Asset, File, Tree};
use dossier::site::{Configuration, Options, Rendered, Site};
use dossier::text::fold;
use dossier::yaml::{Key, Kind};
use places::{BROKEN, EVERYWHERE};
use reader::{Search, is_file};

/// How somebody called Marta Quillonas may be written.
const GUISES: &[&str] = &[
    "Marta Quillonas",
    "MARTA QUILLONAS",
    "quillonas",
    "Quillono",
    "Martos Quillonienės",
    "Marta Kazimiera Quillonas",
    "Quillonas, Marta",
    "Ms M. Quillonas",
    "M.Quillonas’s",
    "marta_quillonas",
    "MartaQuillonas",
    "Kvillonas",
    "Марты Квиллонас",
    "Квиллонасу",
];

const HIDDEN: &str = "---\ntitle: Marta Quillonas\naliases: [Marta Kvillonas]\nnative_name: Марта Квиллонас\nprivacy: hidden\nslug: marta-quillonas\n\
                      redirect_from: quillonas\ndescription: Quillonas is zzprofile\n---\nText of Quillonas, zzprofile.\n";

/// What no output may hold, folded.
const SECRETS: &[&str] = &["quillon", "kvillon", "квиллон", "marta", "martos", "март", "kazimiera", "zz"];

fn name(number: &mut usize) -> &'static str {
    *number += 1;
    GUISES[*number % GUISES.len()]
}

/// YAML with a name in every key of `tables` that can hold one, apart from those of the site's own addresses.
fn front_matter(tables: &[&[Key]], number: &mut usize, indent: usize) -> String {
    let mut yaml = String::new();
    for key in tables.iter().copied().flatten() {
        let value = value(key, number, indent);
        if !value.is_empty() && !yaml.contains(&format!("\n{}:", key.name)) {
            write!(yaml, "\n{:indent$}{}: {value}", "", key.name).unwrap();
        }
    }
    yaml
}

fn value(key: &Key, number: &mut usize, indent: usize) -> String {
    let quoted = |number: &mut usize| format!("\"Of {} it is said %% zzcomment %%<!-- zz -->\"", name(number));
    let map = |tables: &[&[Key]], number: &mut usize| front_matter(tables, number, indent + 4);
    match (key.name, key.kind) {
        ("slug" | "id" | "redirect_from" | "privacy" | "shown_as" | "draft" | "publish_on" | "accept" | "code", _) => {
            String::new()
        }
        ("language", _) => "en".to_owned(),
        ("countries" | "country", _) => "LT".to_owned(),
        ("image", _) => {
            format!("{{src: quillonas.jpg, alt: {0}, caption: {0}, credit: {0}, licence: {0}}}", quoted(number))
        }
        ("source", _) => map(&[keys::SOURCE], number),
        ("events", _) => format!(
            "\n{:indent$}  -{}",
            "",
            map(&[keys::EVENT], number).replacen(&" ".repeat(indent + 4), " ", 1).replacen('\n', "", 1)
        ),
        ("quotes", _) => format!(
            "\n{:indent$}  -{}",
            "",
            map(&[keys::QUOTE], number).replacen(&" ".repeat(indent + 4), " ", 1).replacen('\n', "", 1)
        ),
        ("claims", _) => format!(
            "\n{:indent$}  -{}",
            "",
            map(&[keys::CLAIM], number).replacen(&" ".repeat(indent + 4), " ", 1).replacen('\n', "", 1)
        ),
        ("roles", _) => format!(
            "\n{:indent$}  -{}",
            "",
            map(&[keys::ROLE], number).replacen(&" ".repeat(indent + 4), " ", 1).replacen('\n', "", 1)
        ),
        ("corrects", _) => format!("[{{note: plain, was: {0}, now: {0}, why: {0}}}, {0}]", quoted(number)),
        ("corrections", _) => {
            format!("[{{was: {0}, now: {0}, why: {0}}}, {{field: title, was: {0}, now: Shown %% zz}}]", quoted(number))
        }
        ("surnames", _) => format!("{{quillonas: {}}}", quoted(number)),
        ("votes", _) => format!("{{for: [{0}, LT], absent: {0}}}", quoted(number)),
        ("url" | "archive" | "same_as", _) => "https://example.org/2022/marta-quillonas/".to_owned(),
        ("kind", _) => "transcript".to_owned(),
        ("status", _) => "reported".to_owned(),
        ("reliability", _) => "B".to_owned(),
        (_, Kind::Text) => quoted(number),
        (_, Kind::Texts | Kind::Names | Kind::NamesOrMaps(_)) => {
            format!("[\"{}\", {}, '[[{}]]', \"Mar\\u0074a Quillonas\"]", name(number), quoted(number), name(number))
        }
        (_, Kind::Date) => "2022-04-12".to_owned(),
        (_, Kind::Flag) => "false".to_owned(),
        ("credibility", _) | (_, Kind::Number) => "3".to_owned(),
        (_, Kind::Any | Kind::AnyPairs | Kind::Pairs) => format!(
            "{{quillonas: [{0}, {{k: {0}}}], other: >-\n      Folded Marta\n      Quillonas\n    }}",
            quoted(number)
        )
        .replace(">-\n      Folded Marta\n      Quillonas\n    ", "\"Folded Marta\n      Quillonas\""),
        (other, _) => panic!("how does the test write `{other}`?"),
    }
}

fn entry(tables: &[&[Key]], number: &mut usize) -> String {
    format!("---{}\n---\n{}", front_matter(tables, number, 0), body())
}

fn body() -> String {
    let everywhere: Vec<_> = GUISES.iter().map(|guise| EVERYWHERE.replace("{name}", guise)).collect();
    format!("{}{}\n", everywhere.concat(), BROKEN.join("\n\n"))
}

/// The files of a dossier with a name in every place, and the configuration.
fn files() -> (String, Vec<(String, String)>) {
    let number = &mut 0;
    let common: &[Key] = keys::COMMON;
    let mut files = vec![
        ("content/people/marta-quillonas.md".to_owned(), HIDDEN.to_owned()),
        ("content/notes/2022-04-12-one.md".to_owned(), entry(&[common, keys::NOTE], number)),
        ("content/people/other.md".to_owned(), entry(&[common, keys::PROFILE, keys::PERSON], number)),
        ("content/organisations/body.md".to_owned(), entry(&[common, keys::PROFILE, keys::ORGANISATION], number)),
        (
            "content/countries/LT.md".to_owned(),
            entry(&[common, keys::COUNTRY, keys::PROFILE], number).replacen("\ntitle: ", "\ntitle: Lithuania #", 1),
        ),
        ("content/tags/tag.md".to_owned(), entry(&[common, keys::PROFILE], number)),
        ("content/events/event.md".to_owned(), entry(&[common, keys::EVENT, keys::EVENT_FILE], number)),
        ("content/about.md".to_owned(), entry(&[common, keys::PAGE], number)),
        ("content/index.md".to_owned(), entry(&[common, keys::PAGE, keys::HOME], number)),
    ];
    // What is held back, and who is named there alone.
    for (file, key) in [("draft", "draft: true"), ("embargo", "publish_on: 2099-01-01")] {
        let head = format!(
            "title: zz{file}\ndate: 2022-04-01\npeople: [zzperson {file}]\ntags: [zztag]\nevents: [{{title: zzevent, date: 2022, id: zz{file}}}]\n{key}"
        );
        files.push((format!("content/notes/{file}.md"), format!("---\n{head}\n---\nzztext [[zzlinked]]\n")));
    }
    files.push(("content/notes/plain.md".to_owned(), "---\ntitle: Plain\ndate: 2022-04-02\nprivate: {zzkey: zzvalue}\nsummary: Shown %% zz to the end\n---\n%% zzcomment %% <!-- zzcomment --> [[zzdraft]]\n".replace(" [[zzdraft]]", "")));
    files.push((
        "content/notes/private.md".to_owned(),
        "---\n# zzcomment\ntitle: B\ndate: 2022-04-02\nprivate:\n  - zzsecret\n---\n%%\nzzlong\n\nzzlong\n%%\n"
            .to_owned(),
    ));
    let config = "title: The {n} papers %% zz %%\ndescription: On {n}\nbase_url: https://example.org/\nauthors: ['{n}', Somebody]\nlicence: By {n}\nborders: As {n} drew them\n\
                  menu: [{title: 'On {n}', url: people/}, {title: She, url: people/marta-quillonas/}]\nextra: {quillonas: ['{n} <!-- zz -->'], 'c%%zz%%': '%% zz', a: {b: '{n}'}}\n"
        .replace("{n}", "Marta Quillonas");
    (config, files)
}

fn open(config: &str, files: &[(String, String)], assets: &[&str]) -> Site {
    let mut texts: Vec<File> = files
        .iter()
        .map(|(path, text)| File { path: path.as_str().into(), bytes: text.as_bytes().to_vec(), hash: 0 })
        .collect();
    texts.sort_by(|a, b| a.path.cmp(&b.path));
    let asset = |path: &&str| Asset { path: Arc::from(*path), size: 1, hash: None, picture: None };
    let tree = Tree { texts, assets: assets.iter().map(asset).collect(), ..Tree::default() };
    let options =
        Options { today: dossier::date::Day::new(2022, 6, 1).unwrap(), drafts: false, future: false, strict: false };
    Site::open(Configuration::parse(config), tree, &options)
}

/// Everything that a site serves: address and bytes; of the search all that is text, since letters that are numbers hold any short word.
fn outputs(site: &Site) -> Vec<(String, String)> {
    let content = |route| match site.render(route).unwrap() {
        Rendered::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Rendered::Card(svg) => svg,
        Rendered::File(path) | Rendered::Picture(path, _) => path.to_string_lossy().into_owned(),
    };
    let mut outputs: Vec<(String, String)> =
        site.routes().iter().map(|route| (route.address.clone(), content(route))).collect();
    let (files, mut others): (Vec<_>, Vec<_>) = outputs.drain(..).partition(|(address, _)| is_file(address));
    if !files.is_empty() {
        let texts = Search::new(files.iter().map(|(address, text)| (address.as_str(), text.as_str()))).texts();
        others.push(("search/".to_owned(), texts));
    }
    others
}

/// Fails where an address or what is there holds a secret.
fn expect_no_secret(outputs: &[(String, String)], secrets: &[&str]) {
    assert!(outputs.len() > 5);
    for (address, content) in outputs {
        let is_own = Path::new(address).extension().is_some_and(|it| it == "css" || it == "js" || it == "woff2");
        for text in [address, content].into_iter().filter(|_| !is_own) {
            let folded = fold(text);
            for secret in secrets {
                if let Some(at) = folded.find(secret) {
                    let around = folded.floor_char_boundary(at.saturating_sub(120))
                        ..folded.ceil_char_boundary((at + 80).min(folded.len()));
                    panic!("`{secret}` is in {address}: …{}…", &folded[around]);
                }
            }
        }
    }
}

fn codes(site: &Site) -> Vec<(Code, &str)> {
    site.diagnostics().iter().map(|diagnostic| (diagnostic.code, &*diagnostic.place.path)).collect()
}

#[test]
fn nothing_that_is_withheld_or_held_back_is_in_any_output() {
    let (config, files) = files();
    let site = open(&format!("{config}social_cards: true\n"), &files, &["static/ok.png", "static/marta-quillonas.jpg"]);
    let outputs = outputs(&site);
    expect_no_secret(&outputs, SECRETS);
    assert!(outputs.iter().any(|(address, svg)| address == "notes/one/card.png" && svg.contains("[name withheld]")));
    let note = &outputs.iter().find(|(address, _)| address == "notes/one/").expect("the note has a page").1;
    assert!(note.contains("About [name withheld], first") && note.contains(", she, "), "{note}");
    // Each place is a place: with nobody hidden, the names are there.
    let mut shown = files.clone();
    shown[0].1 = HIDDEN.replace("privacy: hidden", "privacy: public");
    let shown = self::outputs(&open(&config, &shown, &["static/ok.png"]));
    let note = &shown.iter().find(|(address, _)| address == "notes/one/").unwrap().1;
    assert!(fold(note).matches("quillon").count() > 150);
}

#[test]
fn a_broken_name_is_found_where_nothing_else_gives_the_file_away() {
    for text in BROKEN {
        let note = format!("---\ntitle: A\ndate: 2022\n---\n{text}\n");
        let files = [("content/people/q.md", HIDDEN), ("content/notes/a.md", &*note)];
        let site = open("title: T\n", &files.map(|(path, text)| (path.to_owned(), text.to_owned())), &[]);
        let route = site.find("notes/a/").expect("the note has a page");
        let Rendered::Bytes(bytes) = site.render(route).unwrap() else { panic!("a page is no file") };
        // As a reader sees it, and as it is.
        let html = String::from_utf8(bytes).unwrap();
        let seen: String = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        for shown in [&html, &seen] {
            let folded = fold(shown);
            assert!(!folded.contains("quillon") && !folded.contains("marta"), "{text}: {folded}");
        }
    }
}

#[test]
fn the_program_writes_no_secret_either() {
    let (config, mut files) = files();
    let folder = tempfile::tempdir().unwrap();
    files.push((config::FILE.to_owned(), config.replace(", {title: She, url: people/marta-quillonas/}", "")));
    files.push(("static/ok.svg".to_owned(), "<svg xmlns='http://www.w3.org/2000/svg'/>".to_owned()));
    for (path, text) in &files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let run =
        Command::new(env!("CARGO_BIN_EXE_dossier")).arg("--root").arg(folder.path()).arg("build").output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let mut written = Vec::new();
    collect(&folder.path().join("public"), &mut written);
    expect_no_secret(&written, SECRETS);
}

fn collect(folder: &Path, written: &mut Vec<(String, String)>) {
    for item in std::fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            collect(&path, written);
        } else {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            written.push((name, String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned()));
        }
    }
}

#[test]
fn an_address_that_says_the_name_is_an_error_and_leaks_nothing() {
    let hidden = ("content/people/marta-quillonas.md", HIDDEN);
    for (path, text) in [
        ("content/notes/2022-quillonas.md", "---\ntitle: A\ndate: 2022\n---\n"),
        ("content/pages/quillonas/a.md", "---\ntitle: A\n---\n"),
        ("content/notes/a.md", "---\ntitle: A\ndate: 2022\nslug: about-quillono\n---\n"),
        ("content/notes/a.md", "---\ntitle: A\ndate: 2022\nredirect_from: [b, marta-quillonas]\n---\n"),
        ("content/notes/a.md", "---\ntitle: A\ndate: 2022\nevents: [{title: E, date: 2022, id: quillonas-1}]\n---\n"),
        ("content/notes/a.md", "---\ntitle: A\ndate: 2022\n---\n\n## Heading {#quillonas}\n"),
    ] {
        let files = [hidden, (path, text)].map(|(path, text)| (path.to_owned(), text.to_owned()));
        let site = open("title: T\nbase_url: https://example.org\n", &files, &[]);
        assert!(
            codes(&site).contains(&(Code::WithheldNameInAddress, path)),
            "{path}: {text}: {:?}",
            site.diagnostics()
        );
        expect_no_secret(&outputs(&site), SECRETS);
    }
    let files = [(hidden.0.to_owned(), hidden.1.to_owned())];
    let site = open("title: T\nbase_url: https://quillonas.example\n", &files, &["static/m-quillonas.jpg"]);
    let expected = [FILE, "static/m-quillonas.jpg"].map(|path| (Code::WithheldNameInAddress, path));
    assert_eq!(codes(&site), expected);
    expect_no_secret(&outputs(&site), SECRETS);
}

#[test]
fn whoever_names_somebody_hidden_beside_a_picture_is_warned() {
    let note = |text: &str| ("content/notes/a.md".to_owned(), format!("---\ntitle: A\ndate: 2022\n---\n{text}\n"));
    let hidden = ("content/people/q.md".to_owned(), HIDDEN.to_owned());
    for (text, warned) in
        [("Quillonas ![a face](ok.png)", true), ("Quillonas alone", false), ("Somebody ![a face](ok.png)", false)]
    {
        let site = open("title: T\n", &[hidden.clone(), note(text)], &["static/ok.png"]);
        let expected = (Code::ImageWithHiddenPerson, "content/notes/a.md");
        assert_eq!(codes(&site).contains(&expected), warned, "{text}");
        assert_eq!(site.text("content/notes/a.md"), Some(note(text).1.as_str()), "the author sees his own text");
    }
}
