//! The page of an event: what is known of it, and how each report has it.

use tera::Value;

use super::entity::first;
use super::items::ON_PAGE;
use super::note::allowed;
use super::{Variable, View, extended, json_value, map};
use crate::content::{Event, Status};
use crate::date::weekday_in;
use crate::dossier::{EventId, EventRecord, NoteId, Report, Target};

/// The variables of `event.html`.
pub(super) const EVENT: &[Variable<EventId>] = &[
    ("event", |view, id| view.event(id)),
    ("reports", |view, id| view.accounts(id)),
    ("differ", |view, id| differences(view.dossier().event(id))),
    ("earlier", |view, id| view.neighbour_event(id, -1)),
    ("later", |view, id| view.neighbour_event(id, 1)),
    ("backlinks", |view, id| view.backlinks(Target::Event(id))),
];

impl View<'_> {
    fn event(&self, id: EventId) -> Value {
        let record = self.dossier().event(id);
        let entry = record.entry.as_deref();
        let no_keys = serde_json::Map::new();
        extended(
            &self.event_item(id),
            [
                ("people", self.people_at(first(&record.people, ON_PAGE), Some(&record.event.date))),
                ("more_people", self.and_more(&record.people, ON_PAGE)),
                ("organisations", self.references(first(&record.organisations, ON_PAGE))),
                ("more_organisations", self.and_more(&record.organisations, ON_PAGE)),
                ("tags", self.references(&record.tags)),
                ("grade", self.grade_of_event(record).into()),
                ("corrections", self.corrections_of_event(id, true)),
                ("summary_html", self.summary_of_event(record)),
                ("content", entry.map_or_else(|| "".into(), |entry| self.html(entry))),
                ("extra", json_value(entry.map_or(&no_keys, |entry| &entry.common.extra))),
            ],
        )
    }

    /// The summary with links to those whom it mentions: of the event's own file, or else of the first report.
    fn summary_of_event(&self, record: &EventRecord) -> Value {
        let of_note = || record.reports.iter().find_map(Report::note).map(|note| &*self.dossier().note(note).entry);
        let summary = record.event.summary.as_deref();
        match record.entry.as_deref().or_else(of_note) {
            Some(entry) => self.linked(entry, summary),
            None => summary.into(),
        }
    }

    /// The grade of what the page says: of the event's own file, or else of the only report that there is.
    fn grade_of_event(&self, record: &EventRecord) -> Option<String> {
        match (&record.entry, record.reports.as_slice()) {
            (Some(_), _) => self.site.grade(None, record.event.credibility),
            (None, [Report::Note(note, own)]) => self.grade_of_report(*note, own.as_deref()),
            _ => None,
        }
    }

    /// The grade of a report: its source's letter, and the digit of the event or else of the whole note.
    fn grade_of_report(&self, note: NoteId, own: Option<&Event>) -> Option<String> {
        self.site.grade_in(self.dossier().note(note), own.and_then(|event| event.credibility))
    }

    /// Each report, as it has the event.
    fn accounts(&self, id: EventId) -> Value {
        let record = self.dossier().event(id);
        record.reports.iter().map(|report| self.account(id, report)).collect::<Vec<_>>().into()
    }

    fn account(&self, id: EventId, report: &Report) -> Value {
        let Report::Note(note, own) = report else {
            let nothing = ["published", "date", "weekday", "place", "summary", "status", "grade"];
            let none = [("corrections", Value::from(Vec::<Value>::new()))];
            return extended(&extended(&self.report(report), nothing.map(|name| (name, Value::none()))), none);
        };
        let own = own.as_deref();
        let status = own.and_then(|event| event.status);
        extended(
            &self.report(report),
            [
                ("published", self.maybe_date(self.dossier().note(*note).note().date.as_ref())),
                ("date", self.maybe_date(own.map(|event| &event.date))),
                ("weekday", own.and_then(|event| self.other_weekday(event)).into()),
                ("place", own.and_then(|event| event.place.as_deref()).into()),
                ("summary", own.and_then(|event| event.summary.as_deref()).into()),
                ("status", status.map(Status::word).into()),
                ("grade", self.grade_of_report(*note, own).into()),
                ("corrections", self.corrections_of_report(*note, id)),
            ],
        )
    }

    /// The weekday of an event's date, where its source names another.
    fn other_weekday(&self, event: &Event) -> Option<&str> {
        contradicts_weekday(event).then(|| event.date.day().map(|day| self.language().weekday(day))).flatten()
    }

    fn neighbour_event(&self, id: EventId, step: isize) -> Value {
        self.dossier().event_beside(id, step).map_or_else(Value::none, |event| self.event_item(event))
    }

    /// What lists show of a report.
    pub(super) fn report(&self, report: &Report) -> Value {
        match report {
            Report::Address(address) => map([
                ("title", address.trim_start_matches("https://").trim_start_matches("http://").into()),
                ("url", Value::none()),
                ("link", allowed(Some(address)).into()),
                ("source", Value::none()),
                ("date_as_reported", Value::none()),
                ("status_word", Value::none()),
            ]),
            Report::Note(note, own) => {
                let record = self.dossier().note(*note);
                let status = own.as_ref().and_then(|event| event.status);
                map([
                    ("title", record.note().title.as_str().into()),
                    ("url", self.addresses().note(*note).into()),
                    ("link", Value::none()),
                    ("source", record.source.map_or_else(Value::none, |source| self.reference(source))),
                    ("date_as_reported", own.as_ref().and_then(|event| event.date_as_reported.as_deref()).into()),
                    ("status_word", status.map(|status| self.status_word(status)).into()),
                ])
            }
        }
    }
}

/// Whether a date in the words of its source names another weekday than the date has.
fn contradicts_weekday(event: &Event) -> bool {
    let reported = event.date_as_reported.as_deref().and_then(weekday_in);
    matches!((event.date.day(), reported), (Some(day), Some(weekday)) if day.weekday() != weekday)
}

/// In what the reports of an event do not agree.
fn differences(record: &EventRecord) -> Value {
    let own = || {
        record.reports.iter().filter_map(|report| match report {
            Report::Note(_, own) => own.as_deref(),
            Report::Address(_) => None,
        })
    };
    let date = own().any(|event| event.date != record.event.date || contradicts_weekday(event));
    let mut statuses = own().filter_map(|event| event.status);
    let first = statuses.next();
    map([("date", date.into()), ("status", statuses.any(|status| Some(status) != first).into())])
}
