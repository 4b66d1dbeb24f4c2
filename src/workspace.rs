//! The folder of a site, kept open: what is on the disk, and the [`Site`] that is made of it.
//!
//! In come the folder, what was asked for, and later the paths that may have changed; out comes a site that is what a fresh look at the whole folder
//! would make. Paths are hints: what is on the disk decides.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::{Glob, GlobSet, GlobSetBuilder};
use jiff::tz::TimeZone;

use crate::config::{self, Config};
use crate::date::Day;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files;
use crate::site::{Options, Site};

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
    /// What day it is in a time zone.
    pub today: Box<dyn Fn(&TimeZone) -> Day + Send + Sync>,
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { config, base_url, drafts, future, today: _ } = self;
        f.debug_struct("Asked")
            .field("config", config)
            .field("base_url", base_url)
            .field("drafts", drafts)
            .field("future", future)
            .finish_non_exhaustive()
    }
}

/// Why there is no site.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no configuration.
    #[error("there is no dossier.yaml in {}\n\nA site is a folder with a dossier.yaml that says at least `title: …`; name it with `--root DIR`.", .0.display())]
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

/// What a look at the disk found changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refreshed {
    /// Files whose content is new or other than it was, below the root, sorted.
    pub changed: Vec<Arc<str>>,
    /// Files that are gone, sorted.
    pub removed: Vec<Arc<str>>,
    /// Files that are gone from the first place and stand with the same content at the second; they are in `changed` and `removed` too.
    pub moved: Vec<(Arc<str>, Arc<str>)>,
}

impl Refreshed {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.removed.is_empty()
    }
}

/// The folder of a site, and the site.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
    asked: Asked,
    site: Site,
}

impl Workspace {
    /// Reads the folder `root`.
    ///
    /// # Errors
    ///
    /// Where there is no configuration, or it or the folder cannot be read. What is wrong with the author's files is in the site's diagnostics.
    pub fn open(root: &Path, asked: Asked) -> Result<Self, Error> {
        let site = open(root, &asked)?;
        Ok(Self { root: root.to_owned(), asked, site })
    }

    /// Looks at the disk again and brings the site up to date.
    ///
    /// # Errors
    ///
    /// As [`Workspace::open`]; the site is then what it was.
    pub fn refresh(&mut self, hints: &Hints) -> Result<Refreshed, Error> {
        let _ = hints;
        self.site = open(&self.root, &self.asked)?;
        Ok(Refreshed { changed: vec![config::FILE.into()], ..Refreshed::default() })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The site, to be changed.
    pub fn site_mut(&mut self) -> &mut Site {
        &mut self.site
    }
}

fn open(root: &Path, asked: &Asked) -> Result<Site, Error> {
    let path = asked.config.clone().unwrap_or_else(|| root.join(config::FILE));
    let Some(bytes) = files::read_if_there(&path)? else { return Err(Error::NoSite(root.to_owned())) };
    let text = String::from_utf8_lossy(&bytes);
    let (mut config, mut diagnostics) = Config::parse(&config::FILE.into(), &text);
    if let Some(base_url) = &asked.base_url {
        config.base_url = Some(format!("{}/", base_url.trim_end_matches('/')));
        diagnostics.retain(|diagnostic| diagnostic.code != Code::NoBaseUrl);
    }
    let ignore = ignored(&config, &mut diagnostics);
    let scope =
        files::tree::Scope { ignore: &ignore, theme: Some(&config.theme), output: Path::new(&config.output_dir) };
    let tree = files::tree::read_tree(root, &scope)?;
    let options = Options { today: (asked.today)(&config.timezone), drafts: asked.drafts, future: asked.future };
    Ok(Site::open((config, diagnostics), &text, tree, &options))
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
