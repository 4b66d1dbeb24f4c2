//! What an address shows: a page, a file, another address, or that there is nothing.
//!
//! Behind a fault stands the last good version of the page, which `state` remembers.

use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Bytes;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use xxhash_rust::xxh3::xxh3_64;

use super::asset;
use super::fault::Fault;
use super::state::State;
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::{Reason, Rendered, Route, Site, Subject};

/// What is written as it is in the path of an address.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What an address shows.
#[derive(Debug)]
pub(super) enum Answer {
    /// This page.
    Page(Page),
    /// This file of the author's, to be read at this path, and the name that tells its type.
    File(PathBuf, String),
    /// This picture of the author's, by its path below the root, or a smaller version of it; and the name that tells its type.
    Picture(PathBuf, Option<u32>, String),
    /// The card that is drawn of this SVG, and the name that tells its type.
    Card(String, String),
    /// The same as another path.
    Moved(String),
    /// Nothing; there is a page that says so, unless it fails as well.
    Absent(Option<Page>),
    /// A page that fails, and never was without a fault.
    Broken(Fault),
}

/// Something that was made.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// As `build` writes it.
    pub(super) bytes: Bytes,
    /// Another for every other content.
    pub(super) tag: String,
    /// Its type, as browsers are told.
    pub(super) kind: String,
    /// The content file that it is about.
    pub(super) file: Option<Arc<str>>,
    /// The paths of the pages to which it only leads on: it is at an old address of one, or at one that several ask for.
    pub(super) leads_to: Vec<String>,
    /// Why readers do not see it yet.
    pub(super) held_back: Option<String>,
    /// What failed, if this is how the page was before.
    pub(super) fault: Option<Fault>,
}

impl Page {
    /// Whether browsers show it as a page, and not as data.
    pub(super) fn is_html(&self) -> bool {
        self.kind.starts_with("text/html")
    }
}

/// The path below which a site is served, with slashes around it: that of its published address.
pub fn base_path(site: &Site) -> &str {
    let url = site.config().base_url.as_deref().unwrap_or_default();
    let path = url.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    path.filter(|path| path.ends_with('/')).unwrap_or("/")
}

/// The path on this server of an address below the root of the site.
pub(super) fn path(site: &Site, address: &str) -> String {
    format!("{}{}", base_path(site), utf8_percent_encode(address, PATH))
}

/// The page as it last was without a fault at a path on this server, as a browser writes it.
pub(super) fn last_good(state: &State, written: &str) -> Option<Page> {
    state.last_good(&percent_decode_str(written).decode_utf8_lossy())
}

/// What a path on this server shows, as a browser writes it.
pub(super) fn answer(state: &State, written: &str) -> Answer {
    let path = percent_decode_str(written).decode_utf8_lossy();
    let workspace = state.workspace();
    let site = workspace.site();
    let base = percent_decode_str(base_path(site)).decode_utf8_lossy();
    let Some(address) = path.strip_prefix(&*base) else {
        // The site is below a path of its own, as it will be when it is published.
        let is_root = path == "/" || base.strip_suffix('/') == Some(&path);
        return if is_root { Answer::Moved(self::path(site, "")) } else { Answer::Absent(not_found(site)) };
    };
    match site.find(address) {
        // Relative links need the slash at the end of a page's address.
        Some(route) if route.address.ends_with('/') && !path.ends_with('/') && !path.ends_with(".html") => {
            Answer::Moved(self::path(site, &route.address))
        }
        Some(route) => made(state, site, route, &path),
        None => match state.last_good(&path).filter(|page| is_broken(site, page)) {
            Some(page) => Answer::Page(page),
            None => Answer::Absent(not_found(site)),
        },
    }
}

fn made(state: &State, site: &Site, route: &Route, path: &str) -> Answer {
    match site.render(route) {
        Ok(Rendered::File(file)) => Answer::File(state.root().join(file), route.file()),
        Ok(Rendered::Picture(file, width)) => Answer::Picture(file, width, route.file()),
        Ok(Rendered::Card(svg)) => Answer::Card(svg, route.file()),
        Ok(Rendered::Bytes(bytes)) => {
            let page = page(site, route, bytes);
            if page.is_html() {
                state.remember(path, &page);
            }
            Answer::Page(page)
        }
        Err(fault) => {
            let fault = Fault::of(site, &fault, state.root());
            match state.last_good(path) {
                Some(page) => Answer::Page(Page { fault: Some(fault), ..page }),
                None => Answer::Broken(fault),
            }
        }
    }
}

fn page(site: &Site, route: &Route, bytes: Vec<u8>) -> Page {
    let held_back = held_back(site, route);
    let mark = held_back.as_deref().map_or(0, |text| xxh3_64(text.as_bytes()));
    Page {
        tag: format!("{:016x}", xxh3_64(&bytes) ^ mark),
        bytes: bytes.into(),
        kind: asset::content_type(&route.file()),
        file: site.file_of(route).map(Arc::from),
        leads_to: site.elsewhere(route).iter().map(|address| path(site, address)).collect(),
        held_back,
        fault: None,
    }
}

/// Whether the file of a page has an error now, which is why there is no such page.
fn is_broken(site: &Site, page: &Page) -> bool {
    let is_error = |it: &Diagnostic| it.severity == Severity::Error && page.file.as_ref() == Some(&it.place.path);
    site.diagnostics().iter().any(is_error)
}

/// Why readers do not see a page yet, or what the author says on one that others make as well.
fn held_back(site: &Site, route: &Route) -> Option<String> {
    let part = match route.page.subject() {
        Subject::Home => Some("The text of this page"),
        Subject::Entity(_) => Some("The profile on this page"),
        Subject::Event(_) => Some("The file of this event"),
        // The whole page is made of one file, or of no single one.
        Subject::Note(_)
        | Subject::Plain(_)
        | Subject::Dossier
        | Subject::Pair(_)
        | Subject::Period(_)
        | Subject::Address
        | Subject::File
        | Subject::Program => None,
    };
    Some(match (site.not_yet(route)?, part) {
        (Reason::Draft, None) => "A draft: not published".to_owned(),
        (Reason::Draft, Some(part)) => format!("{part} is a draft: not published"),
        (Reason::Embargoed(date), None) => format!("Not published before {date}"),
        (Reason::Embargoed(date), Some(part)) => format!("{part} is not published before {date}"),
    })
}

fn not_found(site: &Site) -> Option<Page> {
    let route = site.find("404.html")?;
    match site.render(route) {
        Ok(Rendered::Bytes(bytes)) => Some(page(site, route, bytes)),
        _ => None,
    }
}
