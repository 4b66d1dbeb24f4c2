//! A feed in a file: RSS, Atom, JSON Feed.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use feed_rs::model::Entry;
use feed_rs::parser::Builder;

use super::{Item, Refusal, address, dates, page};
use crate::date::Date;

/// How deep elements of a feed are nested, counting those that HTML in a description leaves open.
const MAX_DEPTH: usize = 4000;

/// Whether a file begins as a feed does.
pub(super) fn is_feed(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let is_xml = head.starts_with('<') && ["<rss", "<feed", "<rdf:RDF"].iter().any(|tag| head.contains(tag));
    is_xml || (head.starts_with('{') && head.contains("://jsonfeed.org/version/"))
}

/// The entries of a feed; `None` for a file that is none.
pub(super) fn read(text: &str, head: &str) -> Option<Result<Vec<Item>, Refusal>> {
    if !is_feed(head) {
        return None;
    }
    let broken = |why: String| Refusal::Broken { kind: "a feed", why };
    if is_deep(text) {
        return Some(Err(broken("its elements are nested too deeply".to_owned())));
    }
    let parser = Builder::new().timestamp_parser(day_at_noon).build();
    let feed = match parser.parse(text.trim_start_matches('\u{feff}').as_bytes()) {
        Ok(feed) => feed,
        Err(error) => return Some(Err(broken(error.to_string()))),
    };
    let outlet = feed.title.as_ref().map(|title| page::plain(&title.content)).filter(|title| !title.is_empty());
    let item = |entry: &Entry| {
        let mut item = item(entry);
        item.outlet.clone_from(&outlet);
        item.language = entry.language.as_deref().or(feed.language.as_deref()).and_then(super::tag);
        item
    };
    Some(Ok(feed.entries.iter().map(item).filter(|item| !item.title.is_empty()).collect()))
}

fn item(entry: &Entry) -> Item {
    let link = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let content = entry.content.as_ref().and_then(|content| content.body.as_deref());
    let text = content.or(entry.summary.as_ref().map(|summary| summary.content.as_str())).unwrap_or_default();
    let date = entry.published.or(entry.updated).and_then(day);
    let updated = entry.updated.and_then(day).filter(|updated| Some(*updated) != date);
    Item {
        title: entry.title.as_ref().map(|title| page::plain(&title.content)).unwrap_or_default(),
        authors: entry
            .authors
            .iter()
            .filter_map(|author| author.name.as_deref().map(page::plain))
            .filter(|name| !name.is_empty())
            .collect(),
        date,
        updated,
        url: link.and_then(|link| address::clean(&link.href)),
        tags: entry
            .categories
            .iter()
            .map(|category| category.label.as_ref().unwrap_or(&category.term).clone())
            .collect(),
        text: page::paragraphs(text),
        ..Item::default()
    }
}

/// The day that is written, at noon: neither a time zone nor a clock moves it to another.
fn day_at_noon(text: &str) -> Option<DateTime<Utc>> {
    let day = dates::read(text)?.day()?;
    let date = NaiveDate::from_ymd_opt(day.year().into(), day.month().into(), day.day().into())?;
    Some(date.and_time(NaiveTime::from_hms_opt(12, 0, 0)?).and_utc())
}

fn day(moment: DateTime<Utc>) -> Option<Date> {
    moment.date_naive().to_string().parse().ok()
}

/// Whether elements are nested deeper than in any feed, which the parser would follow by calling itself.
fn is_deep(text: &str) -> bool {
    let (mut depth, mut deepest) = (0_usize, 0);
    let bytes = text.as_bytes();
    for at in memchr::memchr_iter(b'<', bytes) {
        match bytes.get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(byte) if byte.is_ascii_alphabetic() => {
                let end = memchr::memchr(b'>', &bytes[at..]).map_or(bytes.len(), |end| at + end);
                if bytes.get(end - 1) != Some(&b'/') {
                    depth += 1;
                }
            }
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest > MAX_DEPTH
}
