//! Exports: the dossier as data that other programs read, one file of sources for each format.
//!
//! In comes the dossier, with what only the site knows of it: names in its language, and addresses. Out come bytes, made in one pass from
//! what is borrowed; nothing here depends on a template. `docs/data.md` says what each file holds.

mod bibtex;
mod calendar;
mod csl;
mod csv;
mod dates;
mod ftm;
mod json;
mod links;
mod mentions;
mod network;
mod record;
mod timeline;

use std::borrow::Cow;
use std::fmt;

use crate::config::Export;
use crate::content::markdown::{Address, classify};
use crate::content::{Kind, Note};
use crate::dossier::{Dossier, EntityId, NoteId, Target};
use crate::language::Language;

pub use csv::columns;
pub use dates::Parts;
pub use json::schema;

/// What only the site knows of what is in a dossier.
pub trait Guide {
    /// Writes the address of something below the root of the site, without a slash in front.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    fn address(&self, of: Target, out: &mut dyn fmt::Write) -> fmt::Result;

    /// The name of an entity as the site writes it.
    fn name(&self, of: EntityId) -> &str;

    /// A note in a sentence or two: its summary, or else its first paragraph, as its page shows it.
    fn summary(&self, of: NoteId) -> Cow<'_, str>;
}

/// Everything that a data file is made from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// Names and addresses.
    pub guide: &'a dyn Guide,
    /// The language of the site.
    pub language: &'a Language,
    /// The absolute address of the site, with a slash at its end.
    pub base_url: Option<&'a str>,
    /// Its title.
    pub title: &'a str,
    /// What it is about; may be empty.
    pub description: &'a str,
    /// Who writes it.
    pub authors: &'a [String],
    /// Under which licence.
    pub licence: Option<&'a str>,
    /// The program that makes it, with its version.
    pub generator: &'a str,
}

/// Whether a data file has something to hold, where its format knows no empty one: a calendar has an event (RFC 5545, section 3.6), and so has a
/// timeline.
pub fn has_content(export: Export, dossier: &Dossier) -> bool {
    let mut dates = dossier.events.iter().map(|record| &record.event.date);
    match export {
        Export::Calendar => dates.any(calendar::has_place),
        Export::Timeline => dates.any(timeline::has_place),
        _ => true,
    }
}

/// Makes a data file.
pub fn write(export: Export, context: &Context<'_>) -> Vec<u8> {
    match export {
        Export::Dossier => json::dossier(context),
        Export::Schema => json::schema(),
        Export::Notes | Export::People | Export::Events | Export::Quotes | Export::Mentions => {
            csv::table(export, context)
        }
        Export::Calendar => calendar::write(context),
        Export::Timeline => timeline::write(context),
        Export::Csl => csl::write(context),
        Export::Bibtex => bibtex::write(context),
        Export::Network => network::write(context),
        Export::FollowTheMoney => ftm::write(context),
    }
}

impl<'a> Context<'a> {
    /// The name of an entity.
    fn name(&self, id: EntityId) -> &'a str {
        self.guide.name(id)
    }

    /// The address of the site as part of an id that is unique everywhere: letters and digits of ASCII, `.` and `-`.
    fn site_id(&self) -> String {
        let base = self.base_url.and_then(|base| base.split_once("://")).map_or("", |(_, behind)| behind);
        let plain = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' };
        base.trim_end_matches('/').chars().map(plain).collect()
    }

    /// The entity that a name in a profile means.
    fn find(&self, kind: Kind, name: Option<&str>) -> Option<EntityId> {
        self.dossier.find_entity(kind, name?)
    }
}

/// An address elsewhere that may be given to others: `http`, `https` or `mailto`.
fn allowed(address: Option<&str>) -> Option<&str> {
    match classify(address?) {
        Address::Elsewhere(address) => Some(address),
        _ => None,
    }
}

/// The date by which an article is cited and listed: when it was published, else changed.
fn published(note: &Note) -> Option<crate::date::Date> {
    note.date.or(note.updated)
}

/// A text without the characters that XML 1.0 has no way to write.
pub fn for_xml(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(forbidden) { Cow::Owned(text.replace(forbidden, "")) } else { text.into() }
}

/// Values as JSON, on one line. Writing into memory cannot fail.
fn json_bytes(value: &impl serde::Serialize, capacity: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(capacity);
    let _ = serde_json::to_writer(&mut bytes, value);
    bytes.push(b'\n');
    bytes
}
