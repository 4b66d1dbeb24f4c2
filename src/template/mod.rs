//! Templates: looked up by name in the site, the theme and the program itself, and rendered with `tera`.
//!
//! In come sources and the words of the interface; then, for each page, a name and a context of plain values. Out comes text, or a fault
//! in the author's template as a diagnostic. Nothing here knows what a dossier is.

mod fault;
mod filters;

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use tera::{Context, Tera};

use crate::diagnostic::{Diagnostic, Place};
use crate::language::Language;

/// Where a template comes from, in the order of look-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The site's own `templates/`.
    Site,
    /// The theme's `templates/`.
    Theme,
    /// Inside the program.
    BuiltIn,
}

impl Origin {
    const ALL: [Self; 3] = [Self::Site, Self::Theme, Self::BuiltIn];

    /// What stands before the name, so that the same name can be there three times. A template can name an origin outright:
    /// `{% extends "@built-in/note.html" %}`.
    fn prefix(self) -> &'static str {
        match self {
            Self::Site => "",
            Self::Theme => "@theme/",
            Self::BuiltIn => "@built-in/",
        }
    }
}

/// A template as text.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name: the path below the folder of templates.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Its file below the root of the site, or below the sources of the program.
    pub path: Arc<str>,
    /// The text.
    pub text: Arc<str>,
}

impl Source {
    fn key(&self) -> String {
        format!("{}{}", self.origin.prefix(), self.name)
    }
}

/// All templates of a site, ready to render.
pub struct Templates {
    tera: Tera,
    /// Sources by the name that `tera` has for them.
    sources: FxHashMap<String, Source>,
    /// The top-level variables that a template, and those that it extends and includes, may ask for.
    wanted: FxHashMap<String, FxHashSet<String>>,
}

impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Templates").field("sources", &self.sources.keys()).finish_non_exhaustive()
    }
}

impl Templates {
    /// Takes all sources. One that is faulty is reported and left out, so that the next in the order of look-up serves in its place.
    pub fn new(sources: Vec<Source>, language: &Arc<Language>) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut all = sources;
        let (tera, sources) = loop {
            let sources: FxHashMap<String, Source> =
                reachable(&all).map(|source| (source.key(), source.clone())).collect();
            match load(&sources, language) {
                Ok(tera) => break (tera, sources),
                Err(error) => {
                    let faulty = culprit(&error, &sources);
                    diagnostics.push(fault::diagnostic(&error, faulty.as_ref().and_then(|name| sources.get(name))));
                    match faulty {
                        // What it stood in front of is reachable again.
                        Some(key) => all.retain(|source| source.key() != key),
                        // Without a culprit nothing but the built-in ones can be trusted.
                        None if all.iter().any(|source| source.origin != Origin::BuiltIn) => {
                            all.retain(|source| source.origin == Origin::BuiltIn);
                        }
                        None => break (Tera::new(), sources),
                    }
                }
            }
        };
        let wanted = wanted_variables(&tera, &sources);
        (Self { tera, sources, wanted }, diagnostics)
    }

    /// The source that serves under `name`.
    pub fn source(&self, name: &str) -> Option<&Source> {
        Origin::ALL.iter().find_map(|origin| self.sources.get(&format!("{}{name}", origin.prefix())))
    }

    /// The text of the template whose file is at `path`.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.sources.values().find(|source| &*source.path == path).map(|source| &*source.text)
    }

    /// Whether the template may ask for a top-level variable. What it does not ask for need not be made.
    pub fn wants(&self, template: &str, variable: &str) -> bool {
        self.wanted.get(template).is_some_and(|wanted| wanted.contains(variable))
    }

    /// Renders the template with this name.
    ///
    /// # Errors
    ///
    /// A diagnostic that names the template and the place in it.
    pub fn render(&self, name: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        if self.source(name).is_none() {
            return Err(Box::new(fault::missing(name, Place::file(&format!("templates/{name}").into()))));
        }
        self.tera.render(name, context).map_err(|error| {
            let faulty = fault::template_of(&error).and_then(|faulty| self.sources.get(faulty));
            Box::new(fault::diagnostic(&error, faulty.or_else(|| self.source(name))))
        })
    }

    /// The names of all templates, without their origin, in order.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<_> = self.sources.values().map(|source| source.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// The sources without those that another of the same name takes the place of, unless a template names them with their origin.
fn reachable(sources: &[Source]) -> impl Iterator<Item = &Source> {
    let serves =
        |source: &Source| !sources.iter().any(|other| other.name == source.name && other.origin < source.origin);
    let is_named = |source: &Source| {
        let key = format!("\"{}\"", source.key());
        sources.iter().any(|other| other.text.contains(&key))
    };
    sources.iter().filter(move |source| serves(source) || is_named(source))
}

/// The template that is to blame, by the name that `tera` has for it.
///
/// Where a built-in template no longer fits its parent, the blame is on the parent that took the built-in one's place.
fn culprit(error: &tera::Error, sources: &FxHashMap<String, Source>) -> Option<String> {
    let named = fault::template_of(error)?;
    let source = sources.get(named)?;
    if source.origin != Origin::BuiltIn {
        return Some(named.to_owned());
    }
    let mut parent = parent_of(source);
    while let Some(name) = parent {
        let serving = Origin::ALL.iter().find_map(|origin| sources.get(&format!("{}{name}", origin.prefix())))?;
        if serving.origin != Origin::BuiltIn {
            return Some(serving.key());
        }
        parent = parent_of(serving);
    }
    Some(named.to_owned())
}

/// The name in a template's `{% extends "…" %}`.
fn parent_of(source: &Source) -> Option<&str> {
    let behind = source.text.split("{% extends \"").nth(1)?;
    behind.split('"').next()
}

fn load(sources: &FxHashMap<String, Source>, language: &Arc<Language>) -> Result<Tera, tera::Error> {
    let mut tera = Tera::new();
    tera.set_fallback_prefixes([Origin::Theme.prefix(), Origin::BuiltIn.prefix()])?;
    filters::register(&mut tera, language);
    tera.global_context().insert("t", language.words());
    // In the order of their names, so that the first fault is always the same one.
    let mut ordered: Vec<_> = sources.iter().collect();
    ordered.sort_unstable_by_key(|(key, _)| *key);
    tera.add_raw_templates(ordered.into_iter().map(|(key, source)| (key.as_str(), &*source.text)))?;
    Ok(tera)
}

fn wanted_variables(tera: &Tera, sources: &FxHashMap<String, Source>) -> FxHashMap<String, FxHashSet<String>> {
    let mut wanted = FxHashMap::default();
    for source in sources.values() {
        if let Ok(variables) = tera.get_template_variables(&source.name) {
            let variables: FxHashSet<String> = variables.into_iter().map(str::to_owned).collect();
            wanted.insert(source.name.clone(), variables);
        }
    }
    wanted
}
