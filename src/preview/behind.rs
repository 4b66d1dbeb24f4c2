//! Which file is behind a page, and which page or asset a file makes.

use crate::site::{Page, Route, Site};

/// The one content file that a page is about.
pub(super) fn file_of<'a>(site: &'a Site, route: &Route) -> Option<&'a str> {
    let dossier = site.dossier();
    let entry = match &route.page {
        Page::Home => dossier.home.as_ref()?,
        Page::Note(id) => &dossier.note(*id).entry,
        Page::Entity(id, _) => dossier.entity(*id).profile.as_ref()?,
        Page::Event(id) => dossier.event(*id).entry.as_ref()?,
        Page::Plain(id) => &dossier.page(*id).entry,
        _ => return None,
    };
    Some(&entry.source.path)
}

/// The address of the page that a content file makes.
pub(super) fn page_of<'a>(site: &'a Site, path: &str) -> Option<&'a str> {
    let route = site.routes().iter().find(|route| file_of(site, route) == Some(path));
    route.map(|route| route.address.as_str())
}

/// The address of a style, picture or script, if this path is that of one.
pub(super) fn asset(path: &str) -> Option<&str> {
    path.strip_prefix("static/").or_else(|| path.strip_prefix("themes/")?.split_once("/static/").map(|(_, rest)| rest))
}

/// Why readers do not see a page yet.
pub(super) fn held_back(site: &Site, route: &Route) -> Option<String> {
    let Page::Note(id) = route.page else { return None };
    let record = site.dossier().note(id);
    if !record.held_back {
        return None;
    }
    let common = &record.entry.common;
    match common.publish_on {
        Some(date) if !common.draft => Some(format!("Not published before {date}")),
        _ => Some("A draft: not published".to_owned()),
    }
}
