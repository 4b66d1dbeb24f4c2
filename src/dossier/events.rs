//! Events: merged by `id` alone, each report kept, filed under the periods in which they happened.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::addresses::{Taken, slug_of};
use super::build::Builder;
use super::links::NoteNames;
use super::{Dossier, EventRecord, NoteId, NoteRecord};
use crate::content::{Entry, Event, EventFile, Head, Kind, Names, Note};
use crate::date::{Date, Day, Period, weekday_in};
use crate::diagnostic::{Code, Diagnostic};
use crate::redaction::Redacted;
use crate::text::{MAX_SLUG_CHARS, SlugStyle, fallback_slug, slugify};
use crate::yaml::Step;

/// The most periods that one date is filed under: an interval of a lifetime, not of a slip of the pen.
const MAX_PERIODS: usize = 1500;

/// The events of all files, while they are being merged.
#[derive(Default)]
pub(super) struct Events {
    records: Vec<EventRecord>,
    /// Of each, the file that decides what it says, and its place among the events there.
    places: Vec<(Arc<str>, usize)>,
    by_id: FxHashMap<String, usize>,
    taken: Taken,
}

impl Events {
    /// Takes the events of all files together.
    pub(super) fn collect(builder: &mut Builder, entries: &[Redacted], notes: &NoteNames) -> Self {
        let mut events = Self::default();
        events.add_files(builder, entries, notes);
        let chosen = chosen_ids(builder);
        // From the earliest note, so that without a file of its own the first report decides.
        for note in builder.dossier.note_ids().rev() {
            let entry = builder.dossier.note(note).entry.clone();
            let Head::Note(front) = &entry.head else { continue };
            for (index, event) in front.events.iter().enumerate() {
                check_weekday(builder, &entry, event);
                let own = || {
                    let is_taken = |id: &str| chosen.contains(id) || events.by_id.contains_key(id);
                    own_id(&builder.dossier.note(note).slug, front, event, builder.slugs, is_taken)
                };
                let is_repeated = |id: &String| front.events[..index].iter().any(|other| other.id.as_ref() == Some(id));
                let id = match &event.id {
                    Some(id) if !is_repeated(id) => id.clone(),
                    Some(id) => {
                        builder.diagnostics.push(repeated_id(&entry, event, id));
                        own()
                    }
                    None => own(),
                };
                let at = if let Some(at) = events.by_id.get(&id) {
                    *at
                } else {
                    let record = new_record(builder, &mut events.taken, &entry, &id, event);
                    events.add(record, (Arc::clone(&entry.source.path), index))
                };
                add_report(&mut events.records[at], note, event);
            }
        }
        events
    }

    /// Adds the events that have files of their own.
    fn add_files(&mut self, builder: &mut Builder, entries: &[Redacted], notes: &NoteNames) {
        for entry in entries {
            let Head::Event(file) = &entry.head else { continue };
            check_weekday(builder, entry, &file.event);
            let id = file.event.id.clone().unwrap_or_else(|| entry.stem().to_owned());
            if let Some(other) = self.by_id.get(&id).and_then(|index| self.records[*index].entry.as_ref()) {
                let message = format!("the event `{id}` has a file already");
                let place = entry.place(&["id".into()]);
                let other = crate::diagnostic::Place::file(&other.source.path);
                let help = "put both into one file, or give one of them another `id:`";
                builder.diagnostics.push(
                    Diagnostic::new(Code::AddressClash, place, message).help(help).related(other, "the other file"),
                );
                continue;
            }
            let slug = slug_of(Some(entry), "event", &id, builder.slugs);
            if let Err(clash) = self.taken.take_for_file(&slug, entry) {
                builder.diagnostics.push(*clash);
                continue;
            }
            let mut record = resolve(builder, entry, &id, &file.event);
            record.slug = slug;
            record.entry = Some(entry.clone());
            record.reports = sources(builder, notes, entry, file);
            self.add(record, (Arc::clone(&entry.source.path), 0));
        }
    }

    /// Adds an event, and says at which place.
    fn add(&mut self, record: EventRecord, place: (Arc<str>, usize)) -> usize {
        self.places.push(place);
        self.by_id.insert(record.id.clone(), self.records.len());
        self.records.push(record);
        self.records.len() - 1
    }

    /// Earliest first; of one moment, by file and by their place there.
    pub(super) fn sort(&mut self) {
        let mut placed: Vec<_> = self.places.drain(..).zip(self.records.drain(..)).collect();
        placed.sort_by(|(a, one), (b, other)| {
            one.event.date.sort_key().cmp(&other.event.date.sort_key()).then_with(|| a.cmp(b))
        });
        (self.places, self.records) = placed.into_iter().unzip();
    }

    /// Files notes and events under their periods, and events under those whom they concern.
    pub(super) fn file(self, dossier: &mut Dossier) {
        dossier.events = self.records;
        for id in dossier.event_ids() {
            let record = &dossier.events[id.index()];
            let notes: Vec<NoteId> = record.reports.iter().filter_map(Report::note).collect();
            for period in periods(&record.event.date) {
                dossier.periods.entry(period).or_default().happened.push(id);
            }
            dossier.list_event(id);
            for note in notes {
                dossier.notes[note.index()].events.push(id);
            }
        }
        for id in dossier.note_ids() {
            let Some(date) = dossier.note(id).note().date else { continue };
            for period in periods(&date) {
                dossier.periods.entry(period).or_default().published.push(id);
            }
        }
        let date = |id: &NoteId| dossier.notes[id.index()].note().date.map(|date| date.sort_key());
        for filed in dossier.periods.values_mut() {
            // Of one moment, notes are in the order of their paths.
            filed.published.sort_by_cached_key(|id| (date(id), *id));
        }
    }
}

/// One report of an event.
#[derive(Debug, Clone, PartialEq)]
pub enum Report {
    /// A note here; with its own version of the event, where it has one.
    Note(NoteId, Option<Box<Event>>),
    /// An address elsewhere.
    Address(String),
}

impl Report {
    /// The note, if it is one of this dossier.
    pub fn note(&self) -> Option<NoteId> {
        match self {
            Self::Note(id, _) => Some(*id),
            Self::Address(_) => None,
        }
    }
}

/// The periods of a date; of an absurdly long one only the first.
fn periods(date: &Date) -> Vec<Period> {
    date.filed_under().take(MAX_PERIODS).collect()
}

/// A note that gives two of its events one id: it cannot be two reports of one event.
fn repeated_id(entry: &Entry, event: &Event, id: &str) -> Diagnostic {
    let path: Vec<Step> = event.path.iter().cloned().chain(["id".into()]).collect();
    let message = format!("another event of this note has the id `{id}` already: this one stands alone");
    let help = "one note reports an event once: give this one another `id:`, or make them one";
    Diagnostic::new(Code::RepeatedEventId, entry.place(&path), message).help(help)
}

/// The ids that authors chose, of which none is an event's own that has no id.
fn chosen_ids(builder: &Builder) -> FxHashSet<String> {
    let heads = builder.dossier.notes.iter().map(NoteRecord::note);
    heads.flat_map(|note| &note.events).filter_map(|event| event.id.clone()).collect()
}

/// The id of an event whose author chose none: of its note and its title, whatever stands above it there. Where the event is what the whole note is
/// about, that of the note is enough; of two equal ones the later gets a number. A title that gives no word gives way to the date; what is too long
/// for an address is cut at a word, with a hash of the whole behind it, so that it differs from what begins with the same words.
fn own_id(slug: &str, note: &Note, event: &Event, style: SlugStyle, is_taken: impl Fn(&str) -> bool) -> String {
    let title = slugify(&event.title, style);
    let whole = if event.title == note.title {
        slug.to_owned()
    } else if title.is_empty() {
        format!("{slug}-{}", slugify(&event.date.to_string(), style))
    } else {
        format!("{slug}-{title}")
    };
    let id = if whole.chars().count() <= MAX_SLUG_CHARS {
        whole
    } else {
        let hash = fallback_slug("", &format!("{slug}\n{}", event.title));
        let room = whole.char_indices().nth(MAX_SLUG_CHARS - hash.len()).map_or(whole.len(), |(end, _)| end);
        format!("{}{hash}", whole[..room].rsplit_once('-').map_or(&whole[..room], |(words, _)| words))
    };
    let numbered = (2..).map(|number: u32| format!("{id}-{number}"));
    std::iter::once(id.clone()).chain(numbered).find(|id| !is_taken(id)).unwrap_or(id)
}

/// A note's own version of an event takes the place of the bare mention in an event file's `sources`.
fn add_report(record: &mut EventRecord, note: NoteId, event: &Event) {
    let own = Report::Note(note, Some(Box::new(event.clone())));
    match record.reports.iter_mut().find(|report| report.note() == Some(note)) {
        Some(report) => *report = own,
        None => record.reports.push(own),
    }
}

/// An event that a note is the first to report. Its address is made from its id; where another event has that, with a hash behind it.
fn new_record(builder: &mut Builder, taken: &mut Taken, entry: &Entry, id: &str, event: &Event) -> EventRecord {
    let mut record = resolve(builder, entry, id, event);
    let wanted = slug_of(None, "event", id, builder.slugs);
    let (slug, moved) = taken.take_for_name(wanted.clone(), "event", id);
    if moved {
        let message = format!("the event `{id}` would have the address `{wanted}` of another; it has `{slug}` instead");
        let path: Vec<Step> = event.path.iter().cloned().chain(["id".into()]).collect();
        let help = "give one of them another `id:`";
        builder.diagnostics.push(Diagnostic::new(Code::SharedAddress, entry.place(&path), message).help(help));
    }
    record.slug = slug;
    record
}

pub(super) fn resolve(builder: &mut Builder, entry: &Entry, id: &str, event: &Event) -> EventRecord {
    let at = |key: &str| event.path.iter().cloned().chain([Step::from(key)]).collect::<Vec<_>>();
    let Names { people, countries, organisations, tags } = &event.names;
    let country = event
        .country
        .as_ref()
        .and_then(|country| builder.resolve_or_create(entry, Kind::Country, country, &|| at("country")));
    EventRecord {
        id: id.to_owned(),
        slug: String::new(),
        country,
        people: builder.resolve_list(entry, Kind::Person, people, &|| at("people")),
        organisations: builder.resolve_list(entry, Kind::Organisation, organisations, &|| at("organisations")),
        countries: builder.resolve_list(entry, Kind::Country, countries, &|| at("countries")),
        tags: builder.resolve_list(entry, Kind::Tag, tags, &|| at("tags")),
        status: event.status.unwrap_or_default(),
        reports: Vec::new(),
        entry: None,
        event: event.clone(),
    }
}

/// The notes and addresses that an event file names as its sources.
fn sources(builder: &mut Builder, notes: &NoteNames, entry: &Entry, file: &EventFile) -> Vec<Report> {
    let Some(sources) = &file.sources else {
        let message = "an event in a file of its own says nothing of its source";
        let help = "list notes or addresses under `sources:`; `sources: []` says that none is known";
        builder
            .diagnostics
            .push(Diagnostic::new(Code::EventWithoutSource, entry.place(&["title".into()]), message).help(help));
        return Vec::new();
    };
    let mut reports = Vec::new();
    for (index, source) in sources.iter().enumerate().filter(|(_, source)| !source.is_empty()) {
        if source.starts_with("https://") || source.starts_with("http://") {
            reports.push(Report::Address(source.clone()));
        } else if let Some(note) = notes.find(source) {
            reports.push(Report::Note(note, None));
        } else if !notes.is_broken(source) {
            let place = entry.place(&["sources".into(), Step::Item(index)]);
            let message = format!("`{source}` is neither a note here nor an address");
            let help = match notes.nearest(source) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the file name of a note, or an address that begins with https://".to_owned(),
            };
            builder.diagnostics.push(Diagnostic::new(Code::UnresolvedLink, place, message).help(help));
        }
    }
    reports
}

/// Warns where a date as it was reported names another weekday.
fn check_weekday(builder: &mut Builder, entry: &Entry, event: &Event) {
    let Some(reported) = &event.date_as_reported else { return };
    let (Some(day), Some(weekday)) = (event.date.day(), weekday_in(reported)) else { return };
    if day.weekday() == weekday {
        return;
    }
    let path: Vec<Step> = event.path.iter().cloned().chain(["date_as_reported".into()]).collect();
    let message = format!("“{reported}” does not fit {day}, which was a {:?}", day.weekday());
    let near = nearest_weekday(day, weekday)
        .map(|near| format!("if the weekday is right, the date is {near}; "))
        .unwrap_or_default();
    let help = format!(
        "{near}if the source is wrong, keep both and say so: `accept: {{{}: why}}`",
        Code::WeekdayContradictsDate
    );
    builder.diagnostics.push(Diagnostic::new(Code::WeekdayContradictsDate, entry.place(&path), message).help(help));
}

/// The day nearest to `day` that is this weekday.
fn nearest_weekday(day: Day, weekday: crate::date::Weekday) -> Option<Day> {
    let (mut before, mut after) = (Some(day), Some(day));
    for _ in 0..4 {
        for near in [before, after].into_iter().flatten() {
            if near.weekday() == weekday {
                return Some(near);
            }
        }
        before = before.and_then(Day::pred);
        after = after.and_then(Day::succ);
    }
    None
}
