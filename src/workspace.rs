//! The folder of a site, kept open: what is on the disk, and the [`Site`] that is made of it.
//!
//! In come the folder, what was asked for, and later the paths that may have changed; out comes a site that is what a fresh look at the whole folder
//! would make. Paths are hints: what is on the disk decides. A configuration with an error decides nothing: under it `build` writes no site, so the one
//! before it goes on, with the error among the diagnostics.

mod pictures;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::{Glob, GlobSet, GlobSetBuilder};
use jiff::tz::TimeZone;

use crate::config::{self, Config};
use crate::date::Day;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::{self, tree::Scope};
use crate::site::{Changed, Configuration, Options, Site};

pub use pictures::{Error as PictureError, Pictures};

/// What the user asked for, beside what the folder says.
pub struct Asked {
    /// The configuration, in place of `dossier.yaml` in the folder.
    pub config: Option<PathBuf>,
    /// The address of the published site, in place of the configuration's.
    pub base_url: Option<String>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether what is embargoed is shown.
    pub future: bool,
    /// Whether warnings are taken for errors.
    pub strict: bool,
    /// What day it is in a time zone.
    pub today: Box<dyn Fn(&TimeZone) -> Day + Send + Sync>,
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { config, base_url, drafts, future, strict, today: _ } = self;
        f.debug_struct("Asked")
            .field("config", config)
            .field("base_url", base_url)
            .field("drafts", drafts)
            .field("future", future)
            .field("strict", strict)
            .finish_non_exhaustive()
    }
}

/// Why there is no site.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no configuration.
    #[error("there is no dossier.yaml in {}\n\nA site is a folder with a dossier.yaml that says at least `title: …`; name it with `--root DIR`, or begin one with `dossier init`.", .0.display())]
    NoSite(PathBuf),
    /// A file or folder of the site.
    #[error(transparent)]
    Files(#[from] files::Error),
}

/// Where to look for what changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hints {
    /// At these files and folders, absolute or below the root; they may be gone.
    Paths(Vec<PathBuf>),
    /// Everywhere.
    Everything,
}

/// The folder of a site, and the site.
#[derive(Debug)]
pub struct Workspace {
    /// As the system has it: events of files come with such paths.
    root: PathBuf,
    asked: Asked,
    site: Site,
    /// The bytes of the configuration as it was last read.
    configuration: Vec<u8>,
    ignore: GlobSet,
}

impl Workspace {
    /// Reads the folder `root`.
    ///
    /// # Errors
    ///
    /// Where there is no configuration, or it or the folder cannot be read. What is wrong with the author's files is in the site's diagnostics.
    pub fn open(root: &Path, asked: Asked) -> Result<Self, Error> {
        let root = files::canonical(root)?;
        let bytes = read_configuration(&root, asked.config.as_deref())?;
        let (configuration, ignore) = parse(&root, &bytes, &asked);
        let tree = files::tree::read_tree(&root, &scope(&configuration.config, &ignore))?;
        let options = options(&configuration.config, &asked);
        let site = Site::open(configuration, tree, &options);
        Ok(Self { root, asked, site, configuration: bytes, ignore })
    }

    /// Looks at the disk again and brings the site up to date.
    ///
    /// # Errors
    ///
    /// As [`Workspace::open`]; the site is then what it was.
    pub fn refresh(&mut self, hints: &Hints) -> Result<Changed, Error> {
        let bytes = read_configuration(&self.root, self.asked.config.as_deref())?;
        let mut places = self.places(hints);
        let read = (bytes != self.configuration).then(|| self.reread(&bytes));
        let (config, ignore) = match &read {
            Some((now, ignore)) => {
                let (before, now) = (self.site.configured(), &now.config);
                if (&before.ignore, &before.theme, &before.output_dir) != (&now.ignore, &now.theme, &now.output_dir) {
                    places = vec!["".into()];
                }
                (now, ignore)
            }
            None => (self.site.configured(), &self.ignore),
        };
        let tree = files::tree::read_places(&self.root, &scope(config, ignore), &places)?;
        let options = options(config, &self.asked);
        // What was read under a configuration and the configuration itself are taken in together, or neither.
        let configuration = read.map(|(configuration, ignore)| {
            self.configuration = bytes;
            self.ignore = ignore;
            configuration
        });
        Ok(self.site.update(configuration, &places, tree, &options))
    }

    /// What is configured now. While an error stands in it, that is what was before: addresses and folders stay where they are.
    fn reread(&self, bytes: &[u8]) -> (Configuration, GlobSet) {
        let (configuration, ignore) = parse(&self.root, bytes, &self.asked);
        if !configuration.is_broken() {
            return (configuration, ignore);
        }
        let config = self.site.configured().clone();
        (Configuration { config, ..configuration }, self.ignore.clone())
    }

    /// The places to look at, below the root, none of them inside another.
    fn places(&self, hints: &Hints) -> Vec<Arc<str>> {
        let Hints::Paths(paths) = hints else { return vec!["".into()] };
        let mut places: Vec<Arc<str>> = Vec::new();
        let mut below: Vec<&Path> = paths
            .iter()
            .map(|path| if path.is_absolute() { path.strip_prefix(&self.root) } else { Ok(path.as_path()) })
            .filter_map(Result::ok)
            .collect();
        // A folder sorts before what is in it.
        below.sort_unstable();
        let mut last: Option<&Path> = None;
        for path in below {
            if last.is_none_or(|last| !path.starts_with(last)) {
                places.extend(files::tree::with_slashes(path));
                last = Some(path);
            }
        }
        places
    }

    /// The folder, as an absolute path without links in it.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.site
    }
}

/// Reads the configuration of the site in `root` and nothing else: `file`, or `dossier.yaml` in the folder.
///
/// # Errors
///
/// As [`Workspace::open`].
pub fn configuration(root: &Path, file: Option<&Path>) -> Result<Config, Error> {
    let bytes = read_configuration(root, file)?;
    Ok(Configuration::parse(&String::from_utf8_lossy(&bytes)).config)
}

fn read_configuration(root: &Path, file: Option<&Path>) -> Result<Vec<u8>, Error> {
    let path = file.map_or_else(|| root.join(config::FILE), Path::to_path_buf);
    files::read_if_there(&path)?.ok_or_else(|| Error::NoSite(root.to_owned()))
}

fn parse(root: &Path, bytes: &[u8], asked: &Asked) -> (Configuration, GlobSet) {
    let mut configuration = Configuration::parse(&String::from_utf8_lossy(bytes));
    if let Some(base_url) = &asked.base_url {
        configuration.config.base_url = Some(format!("{}/", base_url.trim_end_matches('/')));
        configuration.diagnostics.retain(|diagnostic| diagnostic.code != Code::NoBaseUrl);
    }
    let ignore = ignored(&configuration.config, &mut configuration.diagnostics);
    let among = output_among_sources(root, &configuration);
    configuration.diagnostics.extend(among);
    (configuration, ignore)
}

/// What is said of an output that is, holds or lies in what the author writes.
fn output_among_sources(root: &Path, configuration: &Configuration) -> Option<Diagnostic> {
    let dir = files::output::resolve(&root.join(&configuration.config.output_dir)).ok()?;
    let sources = files::output::overlapping(&dir, root).ok()??;
    let place = Place::new(&config::FILE.into(), config::place_of("output_dir", &configuration.text));
    let sources = sources.strip_prefix(root).unwrap_or(&sources).display().to_string();
    let sources = if sources.is_empty() { "the site itself".to_owned() } else { format!("`{sources}/`") };
    let message = format!(
        "the site cannot be written to `{}`, because that would touch {sources}",
        configuration.config.output_dir
    );
    let help = "choose a folder that nothing else is kept in, such as `output_dir: public`";
    Some(Diagnostic::new(Code::UnusableOutput, place, message).help(help))
}

fn scope<'a>(config: &'a Config, ignore: &'a GlobSet) -> Scope<'a> {
    Scope { ignore, theme: Some(&config.theme), output: Path::new(&config.output_dir) }
}

fn options(config: &Config, asked: &Asked) -> Options {
    Options { today: (asked.today)(&config.timezone), drafts: asked.drafts, future: asked.future, strict: asked.strict }
}

/// The globs of `ignore`, as a set.
fn ignored(config: &Config, diagnostics: &mut Vec<Diagnostic>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in &config.ignore {
        match Glob::new(pattern) {
            Ok(glob) => {
                set.add(glob);
            }
            Err(error) => {
                let message = format!("`{pattern}` is not a pattern of files: {}", error.kind());
                let diagnostic = Diagnostic::new(Code::InvalidValue, Place::file(&config::FILE.into()), message);
                diagnostics.push(diagnostic.help("write it as in .gitignore, such as `content/notes/old/**`"));
            }
        }
    }
    set.build().unwrap_or_default()
}
