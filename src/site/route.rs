//! Routes: what the site serves, and at which address.
//!
//! An address is written below the root of the site, without a slash in front: the home page is the empty string, every other page ends with a
//! slash, a file does not.

use std::fmt::{self, Write};

use crate::config::DATA_FOLDER;
use crate::content::Kind;
use crate::date::Period;
use crate::dossier::{Dossier, EntityId, EventId, NoteId, PageId, Pair, Target};

use super::page::{Form, Page};

/// The folder of the search, below the root of the site.
pub(super) const SEARCH_FOLDER: &str = "search/";

/// One thing that the site serves.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Route {
    /// Where.
    pub address: String,
    /// What.
    pub page: Page,
}

impl Route {
    /// Whether it is a page that a browser shows.
    pub fn is_page(&self) -> bool {
        !matches!(self.page.form(), Form::File)
    }

    /// The file that holds it in a built site.
    pub fn file(&self) -> String {
        if self.address.is_empty() || self.address.ends_with('/') {
            format!("{}index.html", self.address)
        } else {
            self.address.clone()
        }
    }
}

/// From the page at `address` to the root: `./` at the root, `../` one folder below it.
pub(super) fn root_from(address: &str) -> String {
    match address.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// The addresses of everything in a dossier.
#[derive(Debug, Clone, Copy)]
pub(super) struct Addresses<'a> {
    pub(super) dossier: &'a Dossier,
    /// Whether days have pages of their own.
    pub(super) days: bool,
}

impl Addresses<'_> {
    pub(super) fn note(&self, id: NoteId) -> String {
        self.written(Target::Note(id))
    }

    /// The card of a note: below the note.
    pub(super) fn card(&self, id: NoteId) -> String {
        format!("{}card.png", self.note(id))
    }

    pub(super) fn entity(&self, id: EntityId) -> String {
        self.written(Target::Entity(id))
    }

    pub(super) fn event(&self, id: EventId) -> String {
        self.written(Target::Event(id))
    }

    fn written(&self, target: Target) -> String {
        let mut address = String::new();
        // Writing into memory cannot fail.
        let _ = self.write(target, &mut address);
        address
    }

    /// Writes the address of what a link leads to; nothing where that has no page.
    pub(super) fn write(&self, target: Target, out: &mut dyn Write) -> fmt::Result {
        match target {
            Target::Home => Ok(()),
            Target::Note(id) => write!(out, "notes/{}/", self.dossier.note(id).slug),
            Target::Entity(id) => {
                let entity = self.dossier.entity(id);
                write!(out, "{}/{}/", entity.kind.folder(), entity.slug)
            }
            Target::Event(id) => write!(out, "events/{}/", self.dossier.event(id).slug),
            Target::Page(id) => write!(out, "{}/", self.dossier.page(id).address),
            Target::Period(period) => out.write_str(&self.period(period).unwrap_or_default()),
        }
    }

    /// The timeline of an entity, or of the whole dossier.
    pub(super) fn timeline(&self, of: Option<EntityId>) -> String {
        format!("{}timeline/", of.map(|id| self.entity(id)).unwrap_or_default())
    }

    /// What happened in a country, concerned it and was published about it in a year.
    pub(super) fn entity_year(&self, id: EntityId, year: i16) -> String {
        format!("{}{}/", self.entity(id), year_in_address(year))
    }

    /// The notes that mention an entity without naming it.
    pub(super) fn mentions(&self, id: EntityId) -> String {
        format!("{}mentions/", self.entity(id))
    }

    /// The page of two people, or of a person and a country: below the one who owns it.
    pub(super) fn pair(&self, (owner, other): Pair) -> String {
        let other = self.dossier.entity(other);
        let word = if other.kind == Kind::Country { "in" } else { "with" };
        format!("{}{word}/{}/", self.entity(owner), other.slug)
    }

    /// The register of quotations: of one speaker, or of all.
    pub(super) fn quotes(&self, speaker: Option<EntityId>) -> String {
        format!("{}quotes/", speaker.map(|id| self.entity(id)).unwrap_or_default())
    }

    /// The register of claims: of one claimant, or of all.
    pub(super) fn claims(&self, claimant: Option<EntityId>) -> String {
        format!("{}claims/", claimant.map(|id| self.entity(id)).unwrap_or_default())
    }

    pub(super) fn plain(&self, id: PageId) -> String {
        self.written(Target::Page(id))
    }

    /// The page of a period, if it has one: nothing is filed under a decade, and a site may do without days.
    pub(super) fn period(&self, period: Period) -> Option<String> {
        let shown = match period {
            Period::Day(day) if !self.days => Period::Month(day.year(), day.month()),
            other => other,
        };
        self.dossier.periods.contains_key(&shown).then(|| period_address(shown))
    }

    /// What a link leads to.
    pub(super) fn target(&self, target: Target) -> Option<String> {
        match target {
            Target::Period(period) => self.period(period),
            other => Some(self.written(other)),
        }
    }

    /// The address of a page, without what follows `page/`.
    pub(super) fn page(&self, page: &Page) -> String {
        match page {
            Page::Home => String::new(),
            Page::Notes(number) => paged("notes/".to_owned(), *number),
            Page::Events(number) => paged("events/".to_owned(), *number),
            Page::Note(id) => self.note(*id),
            Page::Entities(kind, number) => paged(format!("{}/", kind.folder()), *number),
            Page::Sources(number) => paged("sources/".to_owned(), *number),
            Page::Entity(id, number) => paged(self.entity(*id), *number),
            Page::EntityYear(id, year, number) => paged(self.entity_year(*id, *year), *number),
            Page::Quotes(speaker, number) => paged(self.quotes(*speaker), *number),
            Page::Claims(claimant, number) => paged(self.claims(*claimant), *number),
            Page::Dates => "dates/".to_owned(),
            Page::Event(id) => self.event(*id),
            Page::Timeline(of, number) => paged(self.timeline(*of), *number),
            Page::Mentions(id, number) => paged(self.mentions(*id), *number),
            Page::Pair(pair, number) => paged(self.pair(*pair), *number),
            Page::Changes(number) => paged("changes/".to_owned(), *number),
            Page::Period(period, number) => paged(period_address(*period), *number),
            Page::Plain(id) => self.plain(*id),
            Page::NotFound => "404.html".to_owned(),
            Page::Feed(format, None) => format.file().to_owned(),
            Page::Feed(format, Some(id)) => format!("{}{}", self.entity(*id), format.file()),
            Page::Feeds(number) => paged("feeds/".to_owned(), *number),
            Page::Search => "search/".to_owned(),
            Page::SearchScript(script) => script.address().to_owned(),
            Page::Sitemap(None) => "sitemap.xml".to_owned(),
            Page::Sitemap(Some(number)) => sitemap_part(*number),
            Page::Robots => "robots.txt".to_owned(),
            Page::Exports => DATA_FOLDER.to_owned(),
            Page::Data(export) => format!("{DATA_FOLDER}{}", export.file()),
            Page::Cname => "CNAME".to_owned(),
            Page::NoJekyll => ".nojekyll".to_owned(),
            Page::Redirect(from, _) | Page::OtherName(from, _) | Page::Namesakes(from) => from.to_string(),
            Page::Static(path) | Page::BuiltIn(path) => static_address(path).to_owned(),
            Page::Scaled(path, width) => scaled_address(static_address(path), *width),
            Page::Card(id) => self.card(*id),
            Page::SearchFile(path) => format!("{SEARCH_FOLDER}{path}"),
        }
    }
}

/// `dates/2022/04/12/`, with as many parts as the period has.
pub(super) fn period_address(period: Period) -> String {
    match period {
        Period::Year(year) => format!("dates/{}/", year_in_address(year)),
        Period::Month(year, month) => format!("dates/{}/{month:02}/", year_in_address(year)),
        Period::Day(day) => format!("dates/{}/{:02}/{:02}/", year_in_address(day.year()), day.month(), day.day()),
    }
}

/// A year of four digits.
fn year_in_address(year: i16) -> String {
    if year < 0 { format!("-{:04}", -i32::from(year)) } else { format!("{year:04}") }
}

/// The address of a part of the sitemap, counted from 1.
pub(super) fn sitemap_part(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// The address of the page with this number of a list at `address`.
pub(super) fn paged(address: String, number: usize) -> String {
    if number <= 1 { address } else { format!("{address}page/{number}/") }
}

/// Where a file of a folder `static/` is served: what follows that folder in its path.
pub(super) fn static_address(path: &str) -> &str {
    match path.strip_prefix("static/") {
        Some(address) => address,
        // `themes/NAME/static/…`
        None => path.splitn(4, '/').nth(3).unwrap_or(path),
    }
}

/// Where a smaller version of the picture at `address` is served: beside it, with both names at its end, since two pictures may differ in theirs.
pub(super) fn scaled_address(address: &str, width: u32) -> String {
    format!("{address}.{width}.webp")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Day;

    #[test]
    fn the_root_is_as_many_folders_up_as_the_page_is_deep() {
        for (address, root) in [
            ("", "./"),
            ("404.html", "./"),
            ("people/", "../"),
            ("people/a/", "../../"),
            ("people/a/page/2/", "../../../../"),
        ] {
            assert_eq!(root_from(address), root, "{address}");
        }
    }

    #[test]
    fn periods_and_files_have_plain_addresses() {
        assert_eq!(period_address(Period::Month(2022, 4)), "dates/2022/04/");
        assert_eq!(period_address(Period::Year(-44)), "dates/-0044/");
        assert_eq!(
            Day::new(2022, 4, 2).map(|day| period_address(Period::Day(day))).as_deref(),
            Some("dates/2022/04/02/")
        );
        assert_eq!(static_address("static/a/b.pdf"), "a/b.pdf");
        assert_eq!(static_address("themes/gazette/static/assets/gazette.css"), "assets/gazette.css");
        assert_eq!(paged("notes/".into(), 1), "notes/");
        assert_eq!(paged("notes/".into(), 3), "notes/page/3/");
    }
}
