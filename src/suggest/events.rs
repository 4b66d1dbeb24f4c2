//! Events that may be one under two ids: on the same day, in the same country or with the same people, and with similar titles.

use rustc_hash::{FxHashMap, FxHashSet};

use super::spelling::plain;
use super::{Paste, Subject, Suggestion, paste};
use crate::date::Day;
use crate::diagnostic::Place;
use crate::dossier::{Dossier, EventId, EventRecord, Report};

/// The most events of one day that are compared with each other.
const OF_A_DAY: usize = 200;

/// How much of the words of the shorter title must be in the other, in hundredths.
const SHARED: usize = 60;

/// How many letters of a word count, so that “meet” and “meeting” are one.
const STEM: usize = 4;

/// The shortest word of a title that says something.
const SHORTEST: usize = 3;

/// The pairs of events that may be one, the earliest first.
pub(super) fn alike(dossier: &Dossier) -> Vec<Suggestion> {
    let mut days: FxHashMap<Day, Vec<EventId>> = FxHashMap::default();
    for id in dossier.event_ids() {
        if let Some(day) = dossier.event(id).event.date.day() {
            days.entry(day).or_default().push(id);
        }
    }
    let mut pairs: Vec<(EventId, EventId)> = Vec::new();
    for events in days.into_values().filter(|events| events.len() <= OF_A_DAY) {
        let words: Vec<FxHashSet<String>> = events.iter().map(|id| title(dossier.event(*id))).collect();
        for (at, one) in events.iter().enumerate() {
            let later = events.iter().zip(&words).skip(at + 1);
            let alike = later.filter(|(other, theirs)| {
                are_similar(&words[at], theirs) && are_related(dossier.event(*one), dossier.event(**other))
            });
            pairs.extend(alike.map(|(other, _)| (*one, *other)));
        }
    }
    pairs.sort_unstable();
    pairs.into_iter().filter_map(|(one, other)| suggestion(dossier, one, other)).collect()
}

/// The beginnings of the words of a title that say something.
fn title(event: &EventRecord) -> FxHashSet<String> {
    let plain = plain(&event.event.title);
    let words = plain.split(|c: char| !c.is_alphanumeric());
    let telling = words.filter(|word| word.chars().count() >= SHORTEST || word.chars().any(char::is_numeric));
    telling.map(|word| word.chars().take(STEM).collect()).collect()
}

fn are_similar(one: &FxHashSet<String>, other: &FxHashSet<String>) -> bool {
    let shared = one.intersection(other).count();
    shared > 1 && shared * 100 >= one.len().min(other.len()) * SHARED
}

/// Whether two events are in one country, or have somebody in common.
fn are_related(one: &EventRecord, other: &EventRecord) -> bool {
    let share = |ours: &[_], theirs: &[_]| ours.iter().any(|id| theirs.contains(id));
    one.country.is_some() && one.country == other.country
        || share(&one.people, &other.people)
        || share(&one.countries, &other.countries)
        || share(&one.organisations, &other.organisations)
}

fn suggestion(dossier: &Dossier, one: EventId, other: EventId) -> Option<Suggestion> {
    let [one, other] = [one, other].map(|id| dossier.event(id));
    // The one with a file of its own decides; else the one with more reports.
    let weight = |event: &EventRecord| (event.entry.is_some(), event.reports.len());
    let (kept, doubtful) = if weight(one) >= weight(other) { (one, other) } else { (other, one) };
    let place = place(dossier, doubtful)?;
    let message = format!(
        "“{}” (`{}`) and “{}” (`{}`) may be one event: the same day and similar titles",
        doubtful.event.title, doubtful.id, kept.event.title, kept.id
    );
    let text = format!("id: {}", paste::scalar(&kept.id));
    let paste = Paste { path: place.path.to_string(), is_new: false, when: "if they are one", text };
    // Of two files one has to go.
    let pastes = if doubtful.entry.is_some() { Vec::new() } else { vec![paste] };
    Some(Suggestion { subject: Subject::Event, place, message, pastes })
}

fn place(dossier: &Dossier, event: &EventRecord) -> Option<Place> {
    let reporter = event.reports.iter().find_map(Report::note).map(|note| &dossier.note(note).entry);
    Some(event.entry.as_ref().or(reporter)?.place(&event.event.path))
}
