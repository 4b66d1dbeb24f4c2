//! What never happens, as `ARCHITECTURE.md` says it: looked for in the text of the sources.

use std::fs;
use std::path::Path;

/// What each module may import, beside itself. A module that is not here fails the test, so that a new one is given its place.
const LAYERS: &[(&str, &[&str])] = &[
    ("picture", &[]),
    ("chart", &[]),
    ("files", &["picture", "text"]),
    ("diagnostic", &[]),
    ("text", &[]),
    ("yaml", &["diagnostic", "text"]),
    ("date", &[]),
    ("gazetteer", &["text"]),
    ("inflection", &["text"]),
    ("language", &["date", "yaml"]),
    ("privacy", &["text"]),
    ("content", &["date", "diagnostic", "gazetteer", "privacy", "text", "yaml"]),
    ("config", &["content", "date", "diagnostic", "language", "text", "yaml"]),
    ("titles", &["inflection", "text"]),
    ("redaction", &["config", "content", "diagnostic", "gazetteer", "inflection", "privacy", "text", "titles"]),
    (
        "dossier",
        &["config", "content", "date", "diagnostic", "gazetteer", "inflection", "redaction", "text", "titles", "yaml"],
    ),
    ("suggest", &["content", "date", "diagnostic", "dossier", "gazetteer", "redaction", "text", "titles", "yaml"]),
    ("export", &["config", "content", "date", "dossier", "gazetteer", "language", "text"]),
    ("search", &["date", "text"]),
    ("template", &["diagnostic", "language"]),
    ("site", BELOW_SITE),
    ("output", &["files"]),
    ("deploy", &[]),
    ("schema", &["config", "content", "yaml"]),
    ("scaffold", &["config", "content", "date", "diagnostic", "files", "gazetteer", "schema", "text", "yaml"]),
    ("finder", &["content", "dossier", "gazetteer", "inflection", "text", "titles"]),
    ("import", &["content", "date", "dossier", "finder", "language", "scaffold", "text", "yaml"]),
    ("workspace", &["config", "date", "diagnostic", "files", "picture", "site"]),
    ("preview", &["date", "diagnostic", "files", "site", "workspace"]),
    ("cli", &[]),
];

/// All but the command line, the output and the preview.
const BELOW_SITE: &[&str] = &[
    "chart",
    "config",
    "content",
    "date",
    "diagnostic",
    "dossier",
    "export",
    "files",
    "gazetteer",
    "inflection",
    "language",
    "picture",
    "privacy",
    "redaction",
    "search",
    "suggest",
    "template",
    "text",
    "titles",
    "yaml",
];

/// Modules that may use everything.
const TOP: [&str; 3] = ["command", "lib", "main"];

/// What only some modules may do.
const ONLY_IN: &[(&str, &[&str], &[&str])] = &[
    ("touches the disk", &["files"], &["std::fs", "File::open", "File::create", "OpenOptions"]),
    (
        "reads the clock, the environment or the current folder, or leaves the program",
        &["command", "main"],
        &["SystemTime", "Instant::now", "Timestamp::now", "Zoned::now", "std::env", "env::var", "process::exit"],
    ),
    ("prints", &["command", "main"], &["println!", "print!(", "eprint!(", "io::stdout", "io::stderr", "anstream::"]),
    ("reads when a file was changed", &[], &[".modified()", ".mtime()"]),
    ("starts another program", &["deploy", "command"], &["process::Command", "Command::new", "Stdio"]),
    ("sees Tera", &["template", "site"], &["tera::"]),
    ("sees HTTP", &["preview"], &["axum::"]),
];

/// How long a file may be, in lines.
const LONGEST: usize = 400;

struct Source {
    /// Below the root of the project, with `/`.
    path: String,
    text: String,
}

impl Source {
    /// The module at the top of the library that it belongs to.
    fn module(&self) -> &str {
        let below = self.path.trim_start_matches("src/");
        below.split('/').next().unwrap_or(below).trim_end_matches(".rs")
    }

    fn is_test(&self) -> bool {
        !self.path.starts_with("src/") || self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// The lines of the program itself, numbered from 1: without comments and without the tests at the end.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        let lines = self.text[..end].lines().zip(1..).map(|(line, number)| (number, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = walkdir::WalkDir::new(root.join(folder)).sort_by_file_name().into_iter().map(Result::unwrap);
    let rust = entries.filter(|it| it.path().extension().is_some_and(|extension| extension == "rs"));
    let source = |path: &Path| Source {
        path: path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(path).unwrap(),
    };
    rust.map(|it| source(it.path())).collect()
}

fn expect_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn no_layer_imports_a_higher_one() {
    let mut faults = Vec::new();
    for source in sources("src").iter().filter(|it| !it.is_test() && !TOP.contains(&it.module())) {
        let module = source.module();
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else {
            faults.push(format!("{}: the module {module} is not in the table of layers", source.path));
            continue;
        };
        for (number, line) in source.code() {
            for imported in imports(line).filter(|it| *it != module && !allowed.contains(it)) {
                faults.push(format!("{}:{number}: {module} must not import {imported}", source.path));
            }
        }
    }
    expect_none(&faults);
}

/// The modules that a line names from the root of the library. A group (`crate::{a, b}`) is found as an empty name, which no layer
/// allows: written out, it can be read here.
fn imports(line: &str) -> impl Iterator<Item = &str> {
    let is_name = |it: char| it.is_alphanumeric() || it == '_';
    let after = line.split("crate::").skip(1);
    after.map(move |rest| rest.split(|it| !is_name(it)).next().unwrap_or_default())
}

#[test]
fn only_some_modules_touch_the_machine() {
    let mut faults = Vec::new();
    for source in sources("src").iter().filter(|it| !it.is_test()) {
        for (number, line) in source.code() {
            for (what, modules, words) in ONLY_IN {
                if !modules.contains(&source.module()) && words.iter().any(|word| line.contains(word)) {
                    faults.push(format!("{}:{number}: {} {what}: {}", source.path, source.module(), line.trim()));
                }
            }
        }
    }
    expect_none(&faults);
}

#[test]
fn every_module_says_what_it_is_for() {
    let all = sources("src").into_iter().chain(sources("tests")).chain(sources("benches"));
    let faults: Vec<_> = all
        .filter(|it| !it.text.starts_with("//! ") && !it.text.trim().is_empty())
        .map(|it| format!("{}: begin it with //!", it.path))
        .collect();
    expect_none(&faults);
}

#[test]
fn no_file_is_too_long_to_read() {
    let mut faults = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        let lines = source.text.lines().count();
        if lines > LONGEST {
            faults.push(format!("{}: {lines} lines, more than {LONGEST}", source.path));
        }
    }
    expect_none(&faults);
}

#[test]
fn no_match_on_kinds_of_pages_has_a_wildcard() {
    let mut faults = Vec::new();
    for source in sources("src").iter().filter(|it| !it.is_test()) {
        let lines = wildcards_beside_pages(source.code());
        faults.extend(lines.map(|number| format!("{}:{number}: name the other kinds", source.path)));
    }
    expect_none(&faults);
}

/// The lines of `_ =>` beside arms that name kinds of pages, in code that rustfmt indented.
fn wildcards_beside_pages<'l>(lines: impl Iterator<Item = (usize, &'l str)>) -> impl Iterator<Item = usize> {
    const KINDS: [&str; 3] = ["Page::", "Subject::", "Form::"];
    let mut open: Vec<usize> = Vec::new();
    lines.filter_map(move |(number, line)| {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        if !text.is_empty() {
            open.retain(|arm| *arm <= indent);
        }
        if KINDS.iter().any(|kind| text.trim_start_matches("| ").starts_with(kind)) {
            open.push(indent);
        }
        let is_wildcard = text.starts_with("_ =>") || text.starts_with("_ if ");
        (is_wildcard && open.contains(&indent)).then_some(number)
    })
}

#[test]
fn a_wildcard_beside_kinds_of_pages_is_found() {
    let code =
        "match page {\n    Page::Home => 1,\n    _ => 2,\n}\nmatch other {\n    Some(Page::Home) => {}\n    _ => {}\n}";
    let lines = code.lines().zip(1..).map(|(line, number)| (number, line));
    assert_eq!(wildcards_beside_pages(lines).collect::<Vec<_>>(), [3]);
}

#[test]
fn the_tests_of_layers_can_fail() {
    let source = Source {
        path: "src/date/day.rs".into(),
        text: "//! A\nuse crate::site::Site; // crate::x\n// crate::y\n#[cfg(test)]\nmod tests {\nuse crate::z;".into(),
    };
    let found: Vec<_> = source.code().flat_map(|(number, line)| imports(line).map(move |it| (number, it))).collect();
    assert_eq!(found, [(2, "site"), (2, "x")]);
    assert_eq!(source.module(), "date");
}
