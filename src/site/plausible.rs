//! What front matter says that cannot be, or that an editor would ask about: dates that contradict each other or today, notes without a source.
//!
//! In come all entries and the day; out come faults, each at its place in the front matter.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::content::{Entry, Head, Note, Profile, Status};
use crate::date::{Date, Day};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::redaction::Redacted;
use crate::yaml::Step;

/// How many days from today a date may be off before it is far: a slip in the year or the month is, what comes out next week is not.
const FAR: u32 = 31;

/// See above.
pub(super) fn check(entries: &[Redacted], today: Day) -> Vec<Diagnostic> {
    let far = (0..FAR).try_fold(today, |day, _| day.succ()).unwrap_or(today);
    let mut check = Check { today, far, diagnostics: Vec::new() };
    let planned = planned(entries);
    let mut urls: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        match &entry.head {
            Head::Note(note) => {
                check.note(entry, note, &planned);
                let url = note.publication.url.as_deref().filter(|url| !entry.common.draft && !is_front_page(url));
                if let Some(url) = url {
                    urls.entry(url).or_default().push(entry);
                }
            }
            Head::Event(file) => check.event(entry, &file.event.date, file.event.status, &[]),
            Head::Profile(profile) => check.profile(entry, profile),
            Head::BrokenNote(_) | Head::Page(_) => {}
        }
    }
    for (url, notes) in urls {
        if let [first, second, others @ ..] = notes.as_slice() {
            check.repeated_url(second, url, first, others.len());
        }
    }
    check.diagnostics
}

/// Whether a URL is that of a whole site, which is the source of many notes.
fn is_front_page(url: &str) -> bool {
    let path = url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    path.is_empty()
}

/// The ids of events that a file of their own says are to come, or did not come.
fn planned<'e>(entries: &'e [Redacted]) -> FxHashMap<&'e str, bool> {
    let event = |entry: &'e Redacted| match &entry.head {
        Head::Event(file) => {
            Some((file.event.id.as_deref().unwrap_or_else(|| entry.stem()), is_to_come(file.event.status)))
        }
        _ => None,
    };
    entries.iter().filter_map(event).collect()
}

fn is_to_come(status: Option<Status>) -> bool {
    matches!(status, Some(Status::Planned | Status::Postponed | Status::Cancelled))
}

struct Check {
    today: Day,
    /// The last day that is not far.
    far: Day,
    diagnostics: Vec<Diagnostic>,
}

impl Check {
    fn fault(&mut self, entry: &Entry, path: &[Step], code: Code, message: String, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(code, entry.place(path), message).help(help));
    }

    fn note(&mut self, entry: &Entry, note: &Note, planned: &FxHashMap<&str, bool>) {
        let own =
            [("date", note.date), ("updated", note.updated), ("accessed", note.accessed), ("revised", note.revised)];
        for (key, date) in own {
            self.future(entry, &[key.into()], date.as_ref());
        }
        for (key, dates) in [
            ("quotes", note.quotes.iter().map(|quote| quote.date).collect::<Vec<_>>()),
            ("claims", note.claims.iter().map(|claim| claim.date).collect()),
        ] {
            for (index, date) in dates.iter().enumerate() {
                self.future(entry, &[key.into(), Step::Item(index), "date".into()], date.as_ref());
            }
        }
        for (key, date) in [("accessed", note.accessed), ("updated", note.updated)] {
            self.before_publication(entry, key, date.as_ref(), note.date.as_ref());
        }
        let published = [note.date, note.updated].into_iter().flatten().filter_map(|date| date.latest()).max();
        for event in &note.events {
            let by_file = event.status.is_none()
                && event.id.as_deref().is_some_and(|id| planned.get(id).copied().unwrap_or_default());
            let to_come = by_file || is_to_come(event.status);
            let path: Vec<Step> = event.path.iter().cloned().chain(["date".into()]).collect();
            if !to_come {
                self.event(entry, &event.date, event.status, &event.path);
            }
            if let (false, Some(first), Some(last)) = (to_come, event.date.earliest(), published)
                && first > after(last)
            {
                let message = format!("the event of {} is later than the note that reports it", event.date);
                let help = "if it is to come, write `status: planned`; else mend one of the two dates";
                self.fault(entry, &path, Code::EventAfterPublication, message, help);
            }
        }
        self.source(entry, note);
    }

    /// The event at `path`, which is empty in a file of its own.
    fn event(&mut self, entry: &Entry, date: &Date, status: Option<Status>, path: &[Step]) {
        if !is_to_come(status) {
            let path: Vec<Step> = path.iter().cloned().chain(["date".into()]).collect();
            self.future(entry, &path, Some(date));
        }
    }

    fn future(&mut self, entry: &Entry, path: &[Step], date: Option<&Date>) {
        if let Some(date) = date
            && date.earliest().is_some_and(|first| first > self.far)
        {
            let message = format!("{date} lies far in the future");
            self.fault(
                entry,
                path,
                Code::DateInFuture,
                message,
                "mend the date; what is to come is an event with `status: planned`",
            );
        }
    }

    fn before_publication(&mut self, entry: &Entry, key: &str, date: Option<&Date>, published: Option<&Date>) {
        let (Some(date), Some(published)) = (date, published) else { return };
        if let (Some(last), Some(first)) = (date.latest(), published.earliest())
            && after(last) < first
        {
            let message = format!("`{key}` is {date}, and the article was published on {published}");
            let help = "look at the source again: one of the two dates is wrong";
            self.fault(entry, &[key.into()], Code::DateBeforePublication, message, help);
        }
    }

    fn profile(&mut self, entry: &Entry, profile: &Profile) {
        for (key, date) in [("born", &profile.born), ("died", &profile.died)] {
            if let Some(date) = date
                && date.earliest().is_some_and(|first| first > after(self.today))
            {
                self.fault(
                    entry,
                    &[key.into()],
                    Code::DateInFuture,
                    format!("{date} lies in the future"),
                    "mend the date",
                );
            }
        }
        self.order(entry, &["died".into()], "the life", profile.born.as_ref(), profile.died.as_ref());
        for (index, role) in profile.roles.iter().enumerate() {
            let path = ["roles".into(), Step::Item(index), "to".into()];
            self.order(entry, &path, &format!("the role “{}”", role.title), role.from.as_ref(), role.to.as_ref());
        }
        for name in &profile.dated_names {
            let at = entry.common.aliases.iter().position(|alias| *alias == name.name).unwrap_or_default();
            let path = ["aliases".into(), Step::Item(at), "to".into()];
            self.order(entry, &path, &format!("the name “{}”", name.name), name.from.as_ref(), name.to.as_ref());
        }
    }

    fn order(&mut self, entry: &Entry, path: &[Step], what: &str, from: Option<&Date>, to: Option<&Date>) {
        let (Some(from), Some(to)) = (from, to) else { return };
        if let (Some(first), Some(last)) = (from.earliest(), to.latest())
            && last < first
        {
            let message = format!("{what} ends with {to}, before it begins with {from}");
            self.fault(entry, path, Code::EndsBeforeItBegins, message, "mend one of the two dates");
        }
    }

    fn source(&mut self, entry: &Entry, note: &Note) {
        if entry.common.draft {
            return;
        }
        let publication = &note.publication;
        let named = [&publication.name, &publication.url, &publication.author, &publication.archive, &publication.via];
        let place: [Step; 1] = ["title".into()];
        // What was written and may not be shown is a source, too.
        let written =
            |line: &str| ["source:", "url:", "author:", "archive:", "via:"].iter().any(|key| line.starts_with(key));
        if named.iter().all(|value| value.is_none()) && !entry.front_matter().lines().any(written) {
            let message = "the note does not say where it comes from".to_owned();
            self.fault(
                entry,
                &place,
                Code::NoteWithoutSource,
                message,
                "write `source:` with the publisher, or `url:`",
            );
        }
        let says = note.summary.is_some()
            || !(note.events.is_empty() && note.quotes.is_empty() && note.claims.is_empty() && note.votes.is_empty())
            || note.image.is_some();
        if !says && entry.has_no_text() {
            let message = "the note says nothing: it has no text, summary, event, quotation or claim".to_owned();
            self.fault(
                entry,
                &place,
                Code::EmptyNote,
                message,
                "write a sentence below the front matter, or `draft: true`",
            );
        }
    }

    /// One URL is one hint, however many notes have it: `others` beside these two.
    fn repeated_url(&mut self, entry: &Entry, url: &str, first: &Entry, others: usize) {
        let at = |path: &str| entry.front_matter().contains(path);
        let path: Vec<Step> = if at("source:") && !at("\nurl:") && !entry.front_matter().starts_with("url:") {
            vec!["source".into(), "url".into()]
        } else {
            vec!["url".into()]
        };
        let more = if others > 0 { format!(" and of {others} more") } else { String::new() };
        let message = format!("`{url}` is the URL of {}{more} too", first.source.path);
        let fault = Diagnostic::new(Code::RepeatedUrl, entry.place(&path), message)
            .help("make one note of the two, or give each its own URL")
            .related(Place::file(&first.source.path), "the other note");
        self.diagnostics.push(fault);
    }
}

/// The day after: places are hours apart.
fn after(day: Day) -> Day {
    day.succ().unwrap_or(day)
}
