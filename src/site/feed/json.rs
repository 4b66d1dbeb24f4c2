//! JSON Feed 1.1 (jsonfeed.org/version/1.1).

use jiff::Timestamp;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::{Entry, Feed};
use crate::dossier::NoteId;

/// The feed as JSON.
pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    let (base, page) = (feed.base, &feed.page);
    let document = Document {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        description: feed.description(),
        home_page_url: format!("{base}{page}"),
        feed_url: format!("{base}{page}feed.json"),
        language: feed.site.language.tag(),
        authors: feed.authors().iter().map(|name| Author { name }).collect(),
        items: Items(feed),
    };
    let mut bytes = Vec::with_capacity(16 * 1024);
    // Writing into memory cannot fail.
    let _ = serde_json::to_writer(&mut bytes, &document);
    bytes.push(b'\n');
    bytes
}

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    home_page_url: String,
    feed_url: String,
    language: &'a str,
    authors: Vec<Author<'a>>,
    items: Items<'a>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    /// An item has one of the two.
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<Timestamp>,
    #[serde(skip_serializing_if = "<[&str]>::is_empty")]
    tags: &'a [&'a str],
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

impl<'a> Item<'a> {
    fn of(entry: &'a Entry<'_>) -> Self {
        let summary = if entry.summary.is_empty() { entry.title } else { &entry.summary };
        Self {
            id: &entry.address,
            url: &entry.address,
            external_url: entry.article,
            title: entry.title,
            content_html: entry.html.as_deref(),
            content_text: entry.html.is_none().then_some(summary),
            // Beside the whole text; where there is none it is the content itself.
            summary: if entry.html.is_some() { &entry.summary } else { "" },
            date_published: entry.published,
            date_modified: entry.updated,
            tags: &entry.tags,
            language: entry.language,
        }
    }
}

/// The items of a feed.
struct Items<'a>(&'a Feed<'a>);

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.notes.iter().map(|id| One(self.0, *id)))
    }
}

struct One<'a>(&'a Feed<'a>, NoteId);

impl Serialize for One<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(feed, id) = self;
        if feed.full {
            return Item::of(&feed.entry(*id)).serialize(serializer);
        }
        let make = || serde_json::value::to_raw_value(&Item::of(&feed.entry(*id))).unwrap_or_else(|_| nothing());
        feed.summary(*id).json.get_or_init(make).serialize(serializer)
    }
}

/// What stands for an item that could not be written, which none of ours is.
fn nothing() -> Box<RawValue> {
    RawValue::NULL.to_owned()
}
