//! The files of a built site: whether every system can hold each of them, and all of them side by side.
//!
//! In come the routes, in the order of their addresses; out comes a fault for each that `build` could not write, at the file of the author's that asks
//! for it. `check`, `build` and the preview all get them from here. The rules are those of [`files::paths`](crate::files::paths), which `output` holds to as well.

use std::path::Path;

use rustc_hash::FxHashMap;

use super::Site;
use super::page::{Page, Subject};
use super::redirect;
use super::route::Route;
use crate::config;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::dossier::Target;
use crate::files::paths::{self, Clash, folders};
use crate::yaml::Step;

/// What is wrong with the files of the routes.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let files = Files(&site.routes);
    let mut diagnostics = Vec::new();
    let mut spelt = Spelt::default();
    for (index, route) in site.routes.iter().enumerate() {
        let file = route.file();
        if let Err(fault) = paths::check(&file) {
            let message = format!("`{file}` cannot be written: it {fault}");
            diagnostics.push(
                Diagnostic::new(Code::UnwritableFile, site.asked_by(route), message).help(Site::other_name(route)),
            );
            continue;
        }
        let clash = files.taken(index, &file).or_else(|| files.respelt(index, &file, &mut spelt));
        diagnostics.extend(clash.map(|(other, clash)| site.clash(route, &site.routes[other], &clash)));
    }
    diagnostics
}

/// Files and folders that are not in small letters, composed, by what many systems take them for: the route, and how the folder is spelt.
#[derive(Default)]
struct Spelt {
    files: FxHashMap<String, usize>,
    folders: FxHashMap<String, (String, usize)>,
}

/// Routes in the order of their addresses, by the files that hold them.
struct Files<'a>(&'a [Route]);

impl Files<'_> {
    fn find(&self, file: &str) -> Option<usize> {
        let at = |address: &str| self.0.binary_search_by(|route| route.address.as_str().cmp(address)).ok();
        let page = file.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/'));
        at(file).or_else(|| at(page?))
    }

    /// The first route below a folder.
    fn first_in(&self, folder: &str) -> Option<usize> {
        let start = format!("{folder}/");
        let index = self.0.partition_point(|route| route.address < start);
        self.0.get(index).filter(|route| route.address.starts_with(&start)).map(|_| index)
    }

    /// The route that wants the very place of this one: as a page, where this is a file, or as a folder.
    fn taken(&self, index: usize, file: &str) -> Option<(usize, Clash)> {
        if self.0[index].address.is_empty() || self.0[index].address.ends_with('/') {
            return None;
        }
        let page = file.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/'));
        let page = page.and_then(|page| self.0.binary_search_by(|route| route.address.as_str().cmp(page)).ok());
        page.map(|other| (other, Clash::Twice(file.into())))
            .or_else(|| Some((self.first_in(file)?, Clash::FileAndFolder(file.into()))))
    }

    /// The route that many systems take for this one, or its folder for one of this one's. Only what is not in small letters, composed, can have such another.
    fn respelt(&self, index: usize, file: &str, spelt: &mut Spelt) -> Option<(usize, Clash)> {
        let folded = paths::fold(file);
        if folded == file {
            return None;
        }
        let case = |other: usize| {
            let clash = Clash::Case { first: self.0[other].file().into(), second: file.into() };
            (other, clash)
        };
        let mut found = self.find(&folded).or_else(|| spelt.files.get(&folded).copied()).map(case);
        let as_folder = || self.first_in(&folded).or_else(|| spelt.folders.get(&folded).map(|(_, other)| *other));
        found = found.or_else(|| Some((as_folder()?, Clash::FileAndFolder(file.into()))));
        for folder in folders(file) {
            let key = paths::fold(folder);
            let other = if key == folder { None } else { self.first_in(&key) };
            let respelt = spelt.folders.get(&key).filter(|(spelling, _)| spelling != folder).map(|(_, other)| *other);
            found = found.or_else(|| other.or(respelt).map(case));
            let is_file = |other: &usize| *other != index;
            found = found.or_else(|| {
                let other = self.find(&key).or_else(|| spelt.files.get(&key).copied()).filter(is_file)?;
                Some((other, Clash::FileAndFolder(folder.into())))
            });
            spelt.folders.entry(key).or_insert_with(|| (folder.to_owned(), index));
        }
        spelt.files.insert(folded, index);
        found
    }
}

impl Site {
    /// The place in the author's files that asks for a route.
    fn asked_by(&self, route: &Route) -> Place {
        if let Page::Static(path) | Page::Scaled(path, _) | Page::BuiltIn(path) = &route.page {
            return Place::file(path);
        }
        if let Page::Redirect(from, to) = &route.page {
            return self.redirected_by(from, *to);
        }
        let found = match self.entry_of(route) {
            Some(entry) if entry.common.slug.is_some() => Some(entry.place(&[Step::from("slug")])),
            Some(entry) => Some(Place::file(&entry.source.path)),
            None => self.named_by(route),
        };
        found.unwrap_or_else(|| Place::file(&config::FILE.into()))
    }

    /// The line of `redirect_from` that asks for an old address.
    fn redirected_by(&self, from: &str, to: Target) -> Place {
        let Some(entry) = redirect::entry(&self.dossier, to) else { return Place::file(&config::FILE.into()) };
        let is_this = |old: &String| old.trim_matches('/') == from.trim_matches('/');
        let index = entry.common.redirect_from.iter().position(is_this).unwrap_or_default();
        entry.place(&[Step::from("redirect_from"), Step::Item(index)])
    }

    /// The first file that names an entity without a profile.
    fn named_by(&self, route: &Route) -> Option<Place> {
        let Subject::Entity(id) = route.page.subject() else { return None };
        let note = self.dossier.entity(id).notes.first()?;
        Some(Place::file(&self.dossier.note(*note).entry.source.path))
    }

    /// What to do where a route cannot be written.
    fn other_name(route: &Route) -> &'static str {
        match route.page.subject() {
            Subject::File => "rename the file, or the folder that it is in",
            Subject::Address => "take it out of `redirect_from`",
            Subject::Home
            | Subject::Dossier
            | Subject::Note(_)
            | Subject::Entity(_)
            | Subject::Pair(_)
            | Subject::Event(_)
            | Subject::Period(_)
            | Subject::Plain(_)
            | Subject::Program => "write `slug:` with another address, or rename the file or its folder",
        }
    }

    /// What is said of two routes that cannot both be: at the file that is easier to rename.
    fn clash(&self, one: &Route, other: &Route, clash: &Clash) -> Diagnostic {
        let is_static = |route: &Route| matches!(route.page, Page::Static(_));
        let (at, with) = if is_static(other) && !is_static(one) { (other, one) } else { (one, other) };
        let message = match clash {
            Clash::Twice(file) => format!("`{file}` is where the page `/{}` is written", with.address),
            clash => clash.to_string(),
        };
        let diagnostic = Diagnostic::new(Code::AddressClash, self.asked_by(at), message).help(Self::other_name(at));
        let place = self.asked_by(with);
        let is_file = Path::new(&*place.path) != Path::new(config::FILE);
        if is_file && place != self.asked_by(at) { diagnostic.related(place, "the other one") } else { diagnostic }
    }
}
