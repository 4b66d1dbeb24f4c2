//! Pages at old addresses that lead to where something is now.
//!
//! In: `redirect_from` of every entry that is shown. Out: a route for each old address, a fault for each that cannot be one, and the
//! bytes of such a page: at once to the new address for a browser, its canonical address for a search engine, a link for a reader. The
//! links are relative, so the site works below any path.

use std::sync::Arc;

use percent_encoding::percent_decode_str;
use rustc_hash::FxHashMap;

use super::Site;
use super::escape::escape;
use super::page::Page;
use super::route::{Addresses, Route, root_from};
use crate::content::Entry;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::dossier::{Dossier, OtherAddress, Target};
use crate::text::uri;
use crate::yaml::Step;

/// Adds a route for every old address to `routes`, which stay in the order of their addresses.
pub(super) fn add(routes: &mut Vec<Route>, addresses: Addresses<'_>) -> Vec<Diagnostic> {
    let moved = entries(addresses.dossier);
    if moved.is_empty() {
        return Vec::new();
    }
    let mut taken = Taken::new(routes);
    let mut diagnostics = Vec::new();
    for (entry, to) in moved {
        let Some(own) = addresses.target(to) else { continue };
        for (index, written) in entry.common.redirect_from.iter().enumerate() {
            let found = address(written);
            if found.as_ref().is_some_and(|from| leads_there(addresses.dossier, from, to)) {
                continue;
            }
            let found = found
                .ok_or_else(|| not_an_address(place(entry, index), written))
                .and_then(|from| taken.take(&from, entry, index, &own).map(|()| from));
            match found {
                Ok(from) => routes.push(Route { page: Page::Redirect(from.as_str().into(), to), address: from }),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
    }
    routes.sort_unstable_by(|a, b| a.address.cmp(&b.address));
    diagnostics
}

/// Whether an address leads to something, or lists it, already: it is another name of it.
fn leads_there(dossier: &Dossier, from: &str, to: Target) -> bool {
    namesakes(dossier, from).contains(&to)
}

/// All that an address could mean.
pub(super) fn namesakes(dossier: &Dossier, address: &str) -> Vec<Target> {
    match dossier.other_address(address) {
        Some(OtherAddress::Several(targets)) => targets,
        Some(OtherAddress::Of(target)) => vec![target],
        None => Vec::new(),
    }
}

/// The files behind what the site shows, in an order that does not change, with what each is shown as.
fn entries(dossier: &Dossier) -> Vec<(&Entry, Target)> {
    let targets = std::iter::once(Target::Home)
        .chain(dossier.page_ids().map(Target::Page))
        .chain(dossier.note_ids().map(Target::Note))
        .chain(dossier.entity_ids().map(Target::Entity))
        .chain(dossier.event_ids().map(Target::Event));
    let redirecting = |entry: &&Entry| !entry.common.redirect_from.is_empty();
    let mut all: Vec<_> = targets.filter_map(|to| Some((entry(dossier, to).filter(redirecting)?, to))).collect();
    all.sort_by(|(a, _), (b, _)| a.source.path.cmp(&b.source.path));
    all
}

/// The file behind what an old address leads to.
pub(super) fn entry(dossier: &Dossier, to: Target) -> Option<&Entry> {
    match to {
        Target::Home => dossier.home.as_deref(),
        Target::Note(id) => Some(&*dossier.note(id).entry),
        Target::Entity(id) => dossier.entity(id).profile.as_deref(),
        Target::Page(id) => Some(&*dossier.page(id).entry),
        Target::Event(id) => dossier.event(id).entry.as_deref(),
        Target::Period(_) => None,
    }
}

/// What the author wrote as the address of a route: a page ends with a slash, a file keeps the ending `.html`. None where it cannot be one.
fn address(written: &str) -> Option<String> {
    let decoded = percent_decode_str(written.trim()).decode_utf8().ok()?;
    let path = decoded.trim_start_matches('/');
    let page = path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(path);
    let names = page.strip_suffix('/').unwrap_or(page);
    let is_name = |name: &str| {
        let refused = |c: char| c.is_control() || matches!(c, '?' | '#' | '\\' | ':' | '"' | '<' | '>' | '|' | '*');
        !name.is_empty() && !name.starts_with('.') && name.len() <= 200 && !name.contains(refused)
    };
    if !names.split('/').all(is_name) {
        return None;
    }
    let is_file = !page.ends_with('/') && [".html", ".htm"].iter().any(|ending| page.ends_with(ending));
    Some(if is_file { names.to_owned() } else { format!("{names}/") })
}

/// Whose an address is.
enum Owner {
    /// Something else that the site serves.
    Route,
    /// Another file's old address.
    File(Arc<str>),
}

/// The addresses that are taken, without the slash at their end and in lower case, because many systems do not tell more apart.
struct Taken {
    owners: FxHashMap<String, (String, Owner)>,
}

impl Taken {
    /// What the site serves without old addresses.
    fn new(routes: &[Route]) -> Self {
        let owners = routes.iter().map(|route| (key(&route.address), (route.address.clone(), Owner::Route)));
        Self { owners: owners.collect() }
    }

    /// Takes an address for the old one of a file; or says whose it is.
    fn take(&mut self, from: &str, entry: &Entry, index: usize, own: &str) -> Result<(), Box<Diagnostic>> {
        let place = || place(entry, index);
        if key(from) == key(own) {
            let message = format!("`{from}` is the address that this page has now");
            return Err(Box::new(
                Diagnostic::new(Code::AddressClash, place(), message).help("take it out of `redirect_from`"),
            ));
        }
        let folders = from.match_indices('/').map(|(at, _)| &from[..at]).filter(|folder| folder.len() + 1 < from.len());
        // What is served as a file cannot be a folder too.
        let file = folders.map(key).find(|folder| self.owners.get(folder).is_some_and(|(it, _)| !it.ends_with('/')));
        if let Some((address, owner)) = self.owners.get(&file.unwrap_or_else(|| key(from))) {
            return Err(Box::new(clash(place(), from, address, owner)));
        }
        self.owners.insert(key(from), (from.to_owned(), Owner::File(Arc::clone(&entry.source.path))));
        Ok(())
    }
}

fn key(address: &str) -> String {
    address.trim_end_matches('/').to_lowercase()
}

fn place(entry: &Entry, index: usize) -> Place {
    entry.place(&[Step::from("redirect_from"), Step::Item(index)])
}

fn not_an_address(place: Place, written: &str) -> Box<Diagnostic> {
    let message = format!("`{written}` cannot be an address of this site");
    let help = "write the path below the root of the site, such as `notes/old-name/` or `old-page.html`";
    Box::new(Diagnostic::new(Code::InvalidValue, place, message).help(help))
}

fn clash(place: Place, from: &str, taken: &str, owner: &Owner) -> Diagnostic {
    let help = "an address leads to one thing: take it out of `redirect_from`, or give the other another address";
    match owner {
        Owner::Route => {
            let message = format!("nothing can lead on from `{from}`, because the site has `/{taken}`");
            Diagnostic::new(Code::AddressClash, place, message).help(help)
        }
        Owner::File(path) if *path == place.path => {
            Diagnostic::new(Code::AddressClash, place, format!("`{from}` stands twice in `redirect_from`"))
                .help("an address is needed once, however it is spelt")
        }
        Owner::File(path) => {
            let message = format!("`{from}` is an old address of {path} too");
            let diagnostic = Diagnostic::new(Code::AddressClash, place, message).help(help);
            diagnostic.related(Place::file(path), "the other file")
        }
    }
}

/// The page at an old address.
pub(super) fn render(site: &Site, from: &str, to: Target) -> Vec<u8> {
    let address = site.addresses().target(to).unwrap_or_default();
    let here = format!("{}{address}", root_from(from));
    let canonical = site.config.base_url.as_ref().map_or_else(|| here.clone(), |base| uri(&format!("{base}{address}")));
    let (mut link, mut whole, mut title) = (String::new(), String::new(), String::new());
    escape(&here, &mut link);
    escape(&canonical, &mut whole);
    escape(&site.target_title(to).unwrap_or_default(), &mut title);
    let (language, direction) = (site.language.interface(), site.language.direction());
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; form-action 'none'; base-uri 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <meta http-equiv=\"refresh\" content=\"0; url={link}\">\n<link rel=\"canonical\" href=\"{whole}\">\n</head>\n\
         <body>\n<main>\n<p><a href=\"{link}\">{title}</a></p>\n</main>\n</body>\n</html>\n"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_is_a_page_or_a_file_below_the_root() {
        for (written, expected) in [
            ("/notes/old/", Some("notes/old/")),
            ("notes/old", Some("notes/old/")),
            ("notes/old/index.html", Some("notes/old/")),
            (" /2022/04/old.html ", Some("2022/04/old.html")),
            ("old.v2", Some("old.v2/")),
            ("/%D0%BF%D1%83/", Some("пу/")),
            ("notes/two words", Some("notes/two words/")),
            ("", None),
            ("/", None),
            ("index.html", None),
            ("a//b", None),
            ("../a", None),
            ("a/./b", None),
            (".git/config", None),
            ("https://example.org/a/", None),
            ("a?b=c", None),
            ("a#b", None),
            ("a\\b", None),
            ("%ff", None),
        ] {
            assert_eq!(address(written).as_deref(), expected, "{written}");
        }
    }
}
