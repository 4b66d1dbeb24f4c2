//! The words in which the tests tell their stories: [`site`] gathers files, [`Files::build`] makes pages of them, [`Built`] expects.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

use dossier::config;
use dossier::date::Day;
use dossier::diagnostic::{Code, Diagnostic, Position};
use dossier::files::tree::{Asset, File, Scope, Tree, read_tree};
use dossier::picture;
use dossier::site::{Configuration, Options, Rendered, Site};
use globset::GlobSet;
use tempfile::TempDir;

/// The day on which every story is told.
const TODAY: (i16, u8, u8) = (2022, 6, 1);

/// The files of a site.
#[derive(Clone)]
pub(crate) struct Files {
    config: String,
    texts: BTreeMap<String, Vec<u8>>,
    assets: BTreeMap<String, Vec<u8>>,
    drafts: bool,
    future: bool,
}

/// A site with a title, an address, and nothing else.
pub(crate) fn site() -> Files {
    let config = "title: A dossier\nbase_url: https://example.org/\n".to_owned();
    Files { config, texts: BTreeMap::new(), assets: BTreeMap::new(), drafts: false, future: false }
}

impl Files {
    /// Adds lines to the configuration.
    pub(crate) fn config(mut self, lines: &str) -> Self {
        self.config.push_str(lines);
        self.config.push('\n');
        self
    }

    /// Writes the whole configuration.
    pub(crate) fn whole_config(mut self, text: &str) -> Self {
        text.clone_into(&mut self.config);
        self
    }

    /// Writes a text, by its path below the root.
    pub(crate) fn file(mut self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.texts.insert(path.to_owned(), text.as_ref().to_owned());
        self
    }

    /// Writes a file that is copied and not read.
    pub(crate) fn asset(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.assets.insert(path.to_owned(), bytes.into());
        self
    }

    fn entry(self, path: &str, front: &str, text: &str) -> Self {
        self.file(path, format!("---\n{front}\n---\n\n{text}\n"))
    }

    /// Writes a note: the lines of its front matter, then its text.
    pub(crate) fn note(self, name: &str, front: &str, text: &str) -> Self {
        self.entry(&format!("content/notes/{name}"), front, text)
    }

    /// Writes the profile of a person.
    pub(crate) fn person(self, name: &str, front: &str) -> Self {
        self.entry(&format!("content/people/{name}"), front, "")
    }

    /// Writes an event.
    pub(crate) fn event(self, name: &str, front: &str) -> Self {
        self.entry(&format!("content/events/{name}"), front, "")
    }

    /// Shows drafts.
    pub(crate) fn drafts(mut self) -> Self {
        self.drafts = true;
        self
    }

    /// Shows what is not to be published yet.
    pub(crate) fn future(mut self) -> Self {
        self.future = true;
        self
    }

    /// Makes the site in memory, and every page of it.
    pub(crate) fn build(&self) -> Built {
        Built::of(self.open())
    }

    /// Makes the site in memory, and no page of it.
    pub(crate) fn open(&self) -> Site {
        let text_file = |(path, bytes): (&String, &Vec<u8>)| File {
            path: path.as_str().into(),
            hash: xxhash_rust::xxh3::xxh3_64(bytes),
            bytes: bytes.clone(),
        };
        let asset = |(path, bytes): (&String, &Vec<u8>)| Asset {
            path: path.as_str().into(),
            size: bytes.len() as u64,
            hash: Some(xxhash_rust::xxh3::xxh3_64(bytes)),
            picture: picture::look(path, &mut Cursor::new(bytes)).unwrap(),
        };
        let tree = Tree {
            texts: self.texts.iter().map(text_file).collect(),
            assets: self.assets.iter().map(asset).collect(),
            ..Tree::default()
        };
        open(&self.config, tree, self.drafts, self.future)
    }

    /// Writes the site to a temporary folder.
    pub(crate) fn on_disk(&self) -> TempDir {
        let folder = TempDir::new().unwrap();
        let config = (config::FILE.to_owned(), self.config.clone().into_bytes());
        let files = self.texts.iter().chain(&self.assets).map(|(path, bytes)| (path.clone(), bytes.clone()));
        for (path, bytes) in files.chain([config]) {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        folder
    }
}

/// Makes the site that stands in a folder.
pub(crate) fn site_at(root: &Path) -> Built {
    let config = std::fs::read_to_string(root.join(config::FILE)).unwrap();
    let scope = Scope { ignore: &GlobSet::empty(), theme: Some("gazette"), output: Path::new("public") };
    Built::of(open(&config, read_tree(root, &scope).unwrap(), false, false))
}

fn open(config: &str, tree: Tree, drafts: bool, future: bool) -> Site {
    let today = Day::new(TODAY.0, TODAY.1, TODAY.2).unwrap();
    Site::open(Configuration::parse(config), tree, &Options { today, drafts, future, strict: false })
}

/// A site and everything that it serves.
pub(crate) struct Built {
    pub(crate) site: Site,
    /// What is made, by address; files that are copied are not here.
    pub(crate) pages: BTreeMap<String, String>,
    /// What went wrong while pages were made.
    pub(crate) faults: Vec<Diagnostic>,
}

impl Built {
    fn of(site: Site) -> Self {
        let (mut pages, mut faults) = (BTreeMap::new(), Vec::new());
        for route in site.routes() {
            match site.render(route) {
                Ok(Rendered::Bytes(bytes)) => {
                    pages.insert(route.address.clone(), String::from_utf8(bytes).unwrap());
                }
                // The drawing says all that the picture shows.
                Ok(Rendered::Card(svg)) => drop(pages.insert(route.address.clone(), svg)),
                Ok(Rendered::File(_) | Rendered::Picture(..)) => {}
                Err(fault) => faults.push(*fault),
            }
        }
        Self { site, pages, faults }
    }

    /// The pages that browsers show, by address.
    pub(crate) fn html(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_page = |address: &str| address.is_empty() || address.ends_with('/') || address == "404.html";
        self.pages
            .iter()
            .map(|(address, text)| (address.as_str(), text.as_str()))
            .filter(move |(address, _)| is_page(address))
    }

    /// The text of a page.
    pub(crate) fn page(&self, address: &str) -> &str {
        self.pages
            .get(address)
            .unwrap_or_else(|| panic!("there is no page {address:?}; there are {:#?}", self.pages.keys()))
    }

    pub(crate) fn expect_page(&self, address: &str, expectation: Expectation<'_>) -> &Self {
        let page = self.page(address);
        let (word, holds) = match expectation {
            Expectation::Contains(word) => (word, page.contains(word)),
            Expectation::Lacks(word) => (word, !page.contains(word)),
        };
        assert!(holds, "page {address:?} must {} {word:?}:\n{page}", expectation.verb());
        self
    }

    pub(crate) fn expect_no_page(&self, address: &str) -> &Self {
        assert!(self.site.find(address).is_none(), "there must be no page {address:?}");
        self
    }

    /// The diagnostic with this code at this place: line and column, from 1.
    pub(crate) fn expect_diagnostic(&self, code: Code, path: &str, line: usize, column: usize) -> &Self {
        let found = self.all_diagnostics();
        let expected = (code, path.to_owned(), line, column);
        assert!(found.iter().any(|(it, _)| *it == expected), "no {expected:?} in {found:#?}");
        self
    }

    pub(crate) fn expect_no_diagnostics(&self) -> &Self {
        let found = self.all_diagnostics();
        assert!(found.is_empty(), "no diagnostics were expected: {found:#?}");
        self
    }

    #[allow(clippy::type_complexity, reason = "only ever printed and compared")]
    fn all_diagnostics(&self) -> Vec<((Code, String, usize, usize), &str)> {
        // The notes of stories are short, and most come from nowhere.
        let is_told = |it: &&Diagnostic| !matches!(it.code, Code::NoteWithoutSource | Code::EmptyNote);
        let all = self.site.diagnostics().iter().chain(&self.faults).filter(is_told);
        all.map(|diagnostic| {
            let place = &diagnostic.place;
            let Position { line, column } =
                Position::of(self.site.text(&place.path).unwrap_or_default(), place.span.start);
            ((diagnostic.code, place.path.to_string(), line, column), diagnostic.message.as_str())
        })
        .collect()
    }
}

/// What a page must hold, or must not.
#[derive(Clone, Copy)]
pub(crate) enum Expectation<'a> {
    Contains(&'a str),
    Lacks(&'a str),
}

impl Expectation<'_> {
    fn verb(self) -> &'static str {
        match self {
            Self::Contains(_) => "contain",
            Self::Lacks(_) => "lack",
        }
    }
}

pub(crate) fn contains(word: &str) -> Expectation<'_> {
    Expectation::Contains(word)
}

pub(crate) fn lacks(word: &str) -> Expectation<'_> {
    Expectation::Lacks(word)
}

/// Says, past the capture of output, that a test did not run; `./test` counts it.
pub(crate) fn skipped(what: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "\nSKIPPED: {what}");
}
