//! The columns of notes, people, events and quotations.

use super::super::allowed;
use super::{Cell, Column};
use crate::content::Profile;
use crate::dossier::{EntityId, EventId, NoteId, NoteRecord, QuoteId, Report, Speaker};

/// A table of columns that all have the same rows.
macro_rules! columns {
    ($(#[$doc:meta])* $name:ident of $row:ty: $($column:literal, $meaning:literal, $write:expr;)+) => {
        $(#[$doc])*
        pub(super) const $name: &[Column<$row>] =
            &[$(Column { name: $column, meaning: $meaning, write: $write }),+];
    };
}

impl<'a> Cell<'a> {
    fn note(&self, id: NoteId) -> &'a NoteRecord {
        self.context.dossier.note(id)
    }

    fn profile(&self, id: EntityId) -> Option<&'a Profile> {
        self.context.dossier.entity(id).profile()
    }
}

columns! {
    /// `notes.csv`
    NOTES of NoteId:
    "id", "Its address below the site.", |cell, id| cell.id(id);
    "url", "Its whole address.", |cell, id| cell.url(id);
    "title", "The title of the article, as the note has it.", |cell, id| cell.text(&cell.note(id).note().title);
    "original_title", "Its title in its own language.", |cell, id| cell.maybe(cell.note(id).note().original_title.as_deref());
    "kind", "`article`, `document`, `post`, `transcript` or `interview`.", |cell, id| cell.text(cell.note(id).note().kind.word());
    "date", "When it was published, in EDTF.", |cell, id| cell.show(cell.note(id).note().date);
    "earliest", "The first day that `date` may mean.", |cell, id| cell.earliest(cell.note(id).note().date);
    "latest", "The last day that `date` may mean.", |cell, id| cell.latest(cell.note(id).note().date);
    "added", "When the note entered the dossier, in EDTF.", |cell, id| cell.show(cell.note(id).entry.common.added);
    "source", "Who published it: the name of an organisation.", |cell, id| cell.name(cell.note(id).source);
    "author", "Who wrote it.", |cell, id| cell.maybe(cell.note(id).note().publication.author.as_deref());
    "article_url", "Its address.", |cell, id| cell.maybe(allowed(cell.note(id).note().publication.url.as_deref()));
    "archive_url", "The address of an archived copy.", |cell, id| cell.maybe(allowed(cell.note(id).note().publication.archive.as_deref()));
    "article_language", "The language that it is in: a BCP 47 tag.", |cell, id| cell.maybe(cell.note(id).note().publication.language.as_deref());
    "people", "Whom it is about: names.", |cell, id| cell.names(&cell.note(id).people);
    "countries", "Which countries: names.", |cell, id| cell.names(&cell.note(id).countries);
    "organisations", "Which organisations: names.", |cell, id| cell.names(&cell.note(id).organisations);
    "tags", "Which subjects: names.", |cell, id| cell.names(&cell.note(id).tags);
    "credibility", "Of the information, 1 to 6 on the Admiralty scale.", |cell, id| cell.show(cell.note(id).note().credibility);
    "reliability", "Of the source, A to F on the Admiralty scale.", |cell, id| {
        let profile = cell.note(id).source.and_then(|source| cell.profile(source));
        cell.show(profile.and_then(|profile| profile.organisation.reliability));
    };
    "summary", "A sentence or two; else the first paragraph of the note.", |cell, id| {
        cell.text(&cell.context.guide.summary(id));
    };
}

columns! {
    /// `people.csv`
    PEOPLE of EntityId:
    "id", "Its address below the site.", |cell, id| cell.id(id);
    "url", "Its whole address.", |cell, id| cell.url(id);
    "name", "The name as the site writes it.", |cell, id| cell.name(Some(id));
    "aliases", "Other names.", |cell, id| {
        let entry = cell.context.dossier.entity(id).profile.as_ref();
        cell.several(entry.iter().flat_map(|entry| &entry.common.aliases).map(String::as_str));
    };
    "native_name", "The name in its own language and script.", |cell, id| cell.maybe(cell.profile(id).and_then(|it| it.native_name.as_deref()));
    "description", "Who it is, in a line.", |cell, id| cell.maybe(cell.profile(id).and_then(|it| it.description.as_deref()));
    "countries", "Countries that the person belongs to: names.", |cell, id| cell.names(&cell.context.dossier.entity(id).countries);
    "organisations", "Organisations that the person belongs to: names.", |cell, id| cell.names(&cell.context.dossier.entity(id).organisations);
    "born", "When, in EDTF.", |cell, id| cell.show(cell.profile(id).and_then(|it| it.born));
    "died", "When, in EDTF.", |cell, id| cell.show(cell.profile(id).and_then(|it| it.died));
    "wikidata", "The item in Wikidata: `Q184`.", |cell, id| cell.maybe(cell.profile(id).and_then(|profile| profile.wikidata.as_deref()));
    "notes", "How many notes are about the person.", |cell, id| cell.show(Some(cell.context.dossier.entity(id).notes.len()));
    "mentioned", "How many other notes mention the person.", |cell, id| cell.show(Some(cell.context.dossier.entity(id).mentioned_in.len()));
    "quotes", "How many quotations there are.", |cell, id| cell.show(Some(cell.context.dossier.entity(id).quotes.len()));
    "events", "How many events.", |cell, id| cell.show(Some(cell.context.dossier.entity(id).events.len()));
    "first", "When the earliest note about the person was published, in EDTF.", |cell, id| {
        let mut notes = cell.context.dossier.entity(id).notes.iter().rev();
        cell.show(notes.find_map(|note| cell.note(*note).note().date));
    };
    "last", "When the latest was.", |cell, id| {
        let mut notes = cell.context.dossier.entity(id).notes.iter();
        cell.show(notes.find_map(|note| cell.note(*note).note().date));
    };
}

columns! {
    /// `events.csv`
    EVENTS of EventId:
    "id", "Its address below the site.", |cell, id| cell.id(id);
    "url", "Its whole address.", |cell, id| cell.url(id);
    "title", "What happened.", |cell, id| cell.text(&cell.context.dossier.event(id).event.title);
    "date", "When, in EDTF, as precise as the source.", |cell, id| cell.show(Some(cell.context.dossier.event(id).event.date));
    "earliest", "The first day that `date` may mean.", |cell, id| cell.earliest(Some(cell.context.dossier.event(id).event.date));
    "latest", "The last day that `date` may mean.", |cell, id| cell.latest(Some(cell.context.dossier.event(id).event.date));
    "date_as_reported", "When, in the words of the source.", |cell, id| cell.maybe(cell.context.dossier.event(id).event.date_as_reported.as_deref());
    "status", "`reported`, `confirmed`, `disputed`, `planned`, `denied`, `postponed` or `cancelled`.", |cell, id| cell.text(cell.context.dossier.event(id).status.word());
    "place", "Where.", |cell, id| cell.maybe(cell.context.dossier.event(id).event.place.as_deref());
    "country", "In which country: a name.", |cell, id| cell.name(cell.context.dossier.event(id).country);
    "people", "Whom it concerns: names.", |cell, id| cell.names(&cell.context.dossier.event(id).people);
    "organisations", "Which organisations: names.", |cell, id| cell.names(&cell.context.dossier.event(id).organisations);
    "countries", "Which countries: names.", |cell, id| cell.names(&cell.context.dossier.event(id).countries);
    "tags", "Which subjects: names.", |cell, id| cell.names(&cell.context.dossier.event(id).tags);
    "reports", "How many reports of it there are.", |cell, id| cell.show(Some(cell.context.dossier.event(id).reports.len()));
    "notes", "The notes that report it: titles.", |cell, id| {
        let notes = cell.context.dossier.event(id).reports.iter().filter_map(Report::note);
        let dossier = cell.context.dossier;
        cell.several(notes.map(|note| dossier.note(note).note().title.as_str()));
    };
    "summary", "A sentence or two.", |cell, id| cell.maybe(cell.context.dossier.event(id).event.summary.as_deref());
}

columns! {
    /// `quotes.csv`
    QUOTES of QuoteId:
    "id", "The address of its note below the site, and its anchor there.", |cell, id| {
        let context = cell.context;
        cell.show(Some(context.quote_id(id)));
    };
    "url", "Its whole address.", |cell, id| {
        let context = cell.context;
        cell.show(Some(context.quote_url(id)));
    };
    "note", "The id of its note.", |cell, id| cell.id(cell.context.dossier.quote(id).note);
    "speaker", "Who said it: a name.", |cell, id| match &cell.context.dossier.quote(id).speaker {
        Some(Speaker::Entity(id)) => cell.name(Some(*id)),
        Some(Speaker::Words(words)) => cell.text(words),
        None => {}
    };
    "speaker_id", "The same as an id, where the speaker has a page.", |cell, id| {
        if let Some(Speaker::Entity(id)) = cell.context.dossier.quote(id).speaker {
            cell.id(id);
        }
    };
    "capacity", "In what capacity.", |cell, id| cell.maybe(cell.context.dossier.quote(id).capacity.as_deref());
    "venue", "Where.", |cell, id| cell.maybe(cell.context.dossier.quote(id).venue.as_deref());
    "date", "When it was said, in EDTF; empty where that is not known.", |cell, id| cell.show(cell.context.dossier.quote(id).date);
    "published", "When the article was published, in EDTF.", |cell, id| cell.show(cell.note(cell.context.dossier.quote(id).note).note().date);
    "source", "Who published the article: the name of an organisation.", |cell, id| cell.name(cell.note(cell.context.dossier.quote(id).note).source);
    "language", "Of the words: a BCP 47 tag.", |cell, id| {
        let quote = cell.context.dossier.quote(id);
        cell.text(cell.context.dossier.quote_language(quote).unwrap_or(cell.context.language.tag()));
    };
    "text", "The words, each paragraph on a line of its own.", |cell, id| cell.text(&cell.context.dossier.quote(id).text);
    "original", "The words in their own language.", |cell, id| cell.maybe(cell.context.dossier.quote(id).original.as_deref());
    "original_language", "The language of `original`: a BCP 47 tag.", |cell, id| {
        cell.maybe(cell.context.dossier.original_language(cell.context.dossier.quote(id)));
    };
    "reported", "By whom it is reported, in the author’s words.", |cell, id| cell.maybe(cell.context.dossier.quote(id).reported.as_deref());
    "credibility", "Of the information, 1 to 6 on the Admiralty scale.", |cell, id| cell.show(cell.context.dossier.quote(id).credibility);
}
