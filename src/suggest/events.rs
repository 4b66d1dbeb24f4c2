//! Events that may be one under two ids: on the same day, in the same country or with the same people, and with similar titles.

use rustc_hash::{FxHashMap, FxHashSet};

use super::spelling::plain;
use super::{Paste, Subject, Suggestion};
use crate::date::Day;
use crate::diagnostic::Place;
use crate::dossier::{Dossier, EventId, EventRecord, Report};
use crate::gazetteer::Country;
use crate::yaml::write::scalar;

/// The most events of one day that are compared with each other.
const OF_A_DAY: usize = 200;

/// How much of the words of the shorter title must be in the other, in hundredths.
const SHARED: usize = 60;

/// How many letters of a word count, so that “meet” and “meeting” are one.
const STEM: usize = 4;

/// The shortest word of a title that says something, if it is no name.
const SHORTEST: usize = 4;

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
        let titles: Vec<Title> = events.iter().map(|id| Title::new(&dossier.event(*id).event.title)).collect();
        for (at, one) in events.iter().enumerate() {
            let later = events.iter().zip(&titles).skip(at + 1);
            let alike = later.filter(|(other, theirs)| {
                titles[at].is_similar(theirs) && are_related(dossier.event(*one), dossier.event(**other))
            });
            pairs.extend(alike.map(|(other, _)| (*one, *other)));
        }
    }
    pairs.sort_unstable();
    pairs.into_iter().filter_map(|(one, other)| suggestion(dossier, one, other)).collect()
}

/// A title, as two are compared.
struct Title {
    /// The beginnings of the words that say something.
    stems: FxHashSet<String>,
    /// Those of names: of words with a capital, behind the first, of countries and of numbers.
    names: FxHashSet<String>,
}

impl Title {
    fn new(title: &str) -> Self {
        let mut read = Self { stems: FxHashSet::default(), names: FxHashSet::default() };
        let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        for (at, word) in words.enumerate() {
            let stem: String = plain(word).chars().take(STEM).collect();
            // Every title begins with a capital.
            let is_name = at > 0 && word.starts_with(char::is_uppercase) || Country::find(word).is_some();
            if is_name || word.contains(char::is_numeric) {
                read.names.insert(stem.clone());
            }
            if word.chars().count() >= SHORTEST && !word.contains(char::is_numeric) {
                read.stems.insert(stem);
            }
        }
        read
    }

    /// Whether the words are much the same, and not each title names something that the other does not: “in Riga”, “in Minsk”.
    fn is_similar(&self, other: &Self) -> bool {
        let shared = self.stems.intersection(&other.stems).count();
        let knows = |title: &Self, name: &String| title.stems.contains(name) || title.names.contains(name);
        let has_own = |one: &Self, other: &Self| one.names.iter().any(|name| !knows(other, name));
        shared > 1
            && shared * 100 >= self.stems.len().min(other.stems.len()) * SHARED
            && !(has_own(self, other) && has_own(other, self))
    }
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
    let text = format!("id: {}", scalar(&kept.id));
    let paste = Paste { path: place.path.to_string(), is_new: false, when: "if they are one", text };
    // Of two files one has to go.
    let pastes = if doubtful.entry.is_some() { Vec::new() } else { vec![paste] };
    Some(Suggestion { subject: Subject::Event, place, message, pastes })
}

fn place(dossier: &Dossier, event: &EventRecord) -> Option<Place> {
    let reporter = event.reports.iter().find_map(Report::note).map(|note| &dossier.note(note).entry);
    Some(event.entry.as_ref().or(reporter)?.place(&event.event.path))
}

#[cfg(test)]
mod tests {
    use super::Title;

    #[test]
    fn titles_are_similar_that_name_nothing_different() {
        for (one, other, similar) in [
            (
                "Putin and Lukashenko meet at Vostochny",
                "Meeting of Putin and Lukashenko at the Vostochny Cosmodrome",
                true,
            ),
            ("Talks in Istanbul", "Talks in Istanbul end without result", true),
            ("Third round of talks", "Second round of talks", true),
            ("James Baker in Riga", "James Baker in Tallinn", false),
            ("Latvia: independence recognised", "Estonia: independence recognised", false),
            ("Resolution 1 on Ukraine adopted", "Resolution 2 on Ukraine adopted", false),
            ("The war and the peace", "The talks and the peace", false),
            ("Putin speaks", "Strike on Kramatorsk", false),
            ("Встреча Путина и Лукашенко", "Встреча Путина с Лукашенко на Восточном", true),
        ] {
            let titles = [one, other].map(Title::new);
            assert_eq!(titles[0].is_similar(&titles[1]), similar, "{one} | {other}");
            assert_eq!(titles[1].is_similar(&titles[0]), similar, "{other} | {one}");
        }
    }
}
