//! The front matter of an event, which is the same in a note.

use super::super::entry::{Event, EventFile, Status};
use super::{correction, credibility, date, lists, read_names};
use crate::yaml::Fields;

/// Reads an event, in a note or in a file of its own.
pub(super) fn read(fields: &mut Fields<'_>) -> Option<Event> {
    let path = fields.path().to_vec();
    let title = fields.required_text("title", "write `title:` with what happened");
    let help = "write `date:`, as precise as the source: 2022, 2022-04 or 2022-04-12";
    let date = fields.required("date", help, |fields| date(fields, "date"));
    let event = Event {
        id: fields.text("id"),
        title: title.clone().unwrap_or_default(),
        date: date?,
        date_as_reported: fields.text("date_as_reported"),
        place: fields.text("place"),
        country: fields.text("country"),
        names: read_names(fields),
        status: fields.word("status", Status::WORDS),
        summary: fields.text("summary"),
        credibility: credibility(fields),
        corrections: correction::corrections_of_one(fields),
        path,
    };
    title.is_some().then_some(event)
}

/// Reads a file in `events/`; `stem` is its name, the event's `id` where it has none.
pub(super) fn read_file(fields: &mut Fields<'_>, stem: &str) -> Option<EventFile> {
    let had_sources = fields.has("sources");
    let sources = fields.names("sources");
    let tags = lists::names(fields, "tags", lists::are_tags);
    let mut event = read(fields)?;
    event.names.tags = tags;
    event.id.get_or_insert_with(|| stem.to_owned());
    Some(EventFile { event, sources: had_sources.then_some(sources) })
}
