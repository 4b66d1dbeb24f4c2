//! Plain pages: where their files are.

use super::super::PageRecord;
use super::super::addresses::{Taken, slug_of};
use super::Builder;
use crate::content::{FOLDER, Head};
use crate::diagnostic::{Code, Diagnostic};
use crate::redaction::Redacted;

impl Builder {
    pub(super) fn add_pages(&mut self, entries: &[Redacted]) {
        let mut taken = Taken::default();
        for entry in entries {
            let Head::Page(page) = &entry.head else { continue };
            let below = entry.source.path.strip_prefix(FOLDER).unwrap_or(&entry.source.path);
            if below == "index.md" {
                self.dossier.home = Some(entry.clone());
                continue;
            }
            let folder = below.strip_prefix("pages/").unwrap_or(below).rsplit_once('/').map(|(folder, _)| folder);
            let slug = slug_of(Some(entry), "page", entry.stem(), self.slugs);
            let address = folder.map_or_else(
                || slug.clone(),
                |folder| {
                    let parts = folder.split('/').map(|part| slug_of(None, "page", part, self.slugs));
                    parts.chain([slug.clone()]).collect::<Vec<_>>().join("/")
                },
            );
            if is_reserved(&address) {
                let message = format!("the address `{address}/` of “{}” is one that the site needs itself", page.title);
                let place = entry.place(&["title".into()]);
                self.diagnostics
                    .push(Diagnostic::new(Code::AddressClash, place, message).help("give it another `slug:`"));
                continue;
            }
            match taken.take_for_file(&address, entry) {
                Ok(()) => self.dossier.pages.push(PageRecord { entry: entry.clone(), address }),
                Err(clash) => self.diagnostics.push(*clash),
            }
        }
    }
}

/// Whether an address below the root belongs to the site itself.
fn is_reserved(address: &str) -> bool {
    let first = address.split('/').next().unwrap_or(address);
    matches!(
        first,
        "notes"
            | "people"
            | "countries"
            | "organisations"
            | "sources"
            | "tags"
            | "dates"
            | "timeline"
            | "events"
            | "quotes"
            | "claims"
            | "changes"
            | "network"
            | "search"
            | "feeds"
            | "data"
            | "print"
            | "page"
            | "404.html"
            | "feed.xml"
            | "feed.json"
            | "assets"
    )
}
