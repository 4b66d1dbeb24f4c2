//! The front matter of a note.

use super::super::entry::{Claim, Common, Event, Names, Note, NoteKind, Publication, Quote, Vote};
use super::{address, correction, credibility, date, event, lists, read_image, read_names};
use crate::date::Date;
use crate::diagnostic::Code;
use crate::yaml::{Fields, Node, Step};

/// Reads the front matter of a note, and says whether it has what every note needs.
pub(super) fn read(fields: &mut Fields<'_>, common: &mut Common) -> (Note, bool) {
    let title = fields.required_text("title", "write `title:` with the article's title");
    let (had_date, says_date) = (fields.has("date"), fields.says("date"));
    let mut note = Note {
        title: title.clone().unwrap_or_default(),
        original_title: fields.text("original_title"),
        kind: fields.word("kind", NoteKind::WORDS).unwrap_or_default(),
        date: date(fields, "date"),
        updated: date(fields, "updated"),
        accessed: date(fields, "accessed"),
        revised: date(fields, "revised"),
        summary: fields.text("summary"),
        names: Names { tags: lists::names(fields, "tags", lists::are_tags), ..read_names(fields) },
        listed: fields.names("listed"),
        votes: read_votes(fields),
        publication: read_publication(fields),
        credibility: credibility(fields),
        quotes: fields.maps("quotes", read_quote),
        claims: fields.maps("claims", read_claim),
        image: read_image(fields),
        ..Note::default()
    };
    tell_repeated(fields, "quotes", &mut note.quotes, |quote| &mut quote.id);
    tell_repeated(fields, "claims", &mut note.claims, |claim| &mut claim.id);
    common.aliases = fields.texts("aliases");
    note.relations = correction::references(fields);
    note.corrections = correction::corrections(fields);
    for (surname, person) in fields.pairs("surnames") {
        if let Node::Scalar(person) = person {
            note.surnames.push((surname, person.text));
        } else {
            let message = format!("expected the name of one person whose surname is `{surname}`");
            fields.fault_at_key_of("surnames", &surname, Code::WrongType, message, "write `surname: name in full`");
        }
    }
    if !says_date && !fields.says("events") {
        // A draft is begun with what is known.
        let code = if common.draft { Code::UndatedDraft } else { Code::MissingKey };
        fields.missing("date", had_date, code, "write `date:` with the day of publication, such as 2022-04-14");
    }
    note.events = read_events(fields, &note, says_date);
    // A date that was refused has its own fault; the note without it would be filed wrongly.
    let dated = note.date.is_some() || (!says_date && !note.events.is_empty());
    (note, title.is_some() && dated)
}

/// `events`: a list, or `self` for the note's own title, date and names; `says_date` even where that date was refused.
fn read_events(fields: &mut Fields<'_>, note: &Note, says_date: bool) -> Vec<Event> {
    match fields.take("events") {
        None => Vec::new(),
        Some(Node::Scalar(scalar)) if scalar.text == "self" => {
            if !says_date {
                fields.fault("events", Code::MissingKey, "`events: self` needs the note's `date`", "write `date:`");
            }
            note.date.map(|date| itself(note, date)).into_iter().collect()
        }
        Some(Node::List(items)) => fields.each("events", items.into_iter().enumerate(), event::read),
        Some(single) => fields.each("events", [(0, single)], event::read),
    }
}

/// The event that a note is about as a whole.
fn itself(note: &Note, date: Date) -> Event {
    Event {
        id: None,
        title: note.title.clone(),
        date,
        date_as_reported: None,
        place: None,
        country: None,
        names: Names { tags: Vec::new(), ..note.names.clone() },
        status: None,
        summary: note.summary.clone(),
        credibility: note.credibility,
        corrections: Vec::new(),
        path: vec![Step::Key("events".to_owned())],
    }
}

/// Reads one quotation.
fn read_quote(fields: &mut Fields<'_>) -> Option<Quote> {
    let text = fields.required_text("text", "write `text:` with the words");
    let quote = Quote {
        text: text.clone().unwrap_or_default(),
        id: read_id(fields),
        speaker: fields.attribution("speaker"),
        capacity: fields.text("as"),
        date: date(fields, "date"),
        venue: fields.text("venue"),
        language: fields.text("language"),
        original: fields.text("original"),
        credibility: credibility(fields),
    };
    text.is_some().then_some(quote)
}

/// What an anchor is made of.
fn read_id(fields: &mut Fields<'_>) -> Option<String> {
    let id = fields.text("id")?;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if id.chars().all(is_part) {
        return Some(id);
    }
    let message = format!("`{id}` cannot be part of an address");
    fields.fault("id", Code::InvalidValue, message, "write letters, digits and hyphens: `on-sanctions`");
    None
}

/// Takes away ids that another quotation, or another claim, of the note has already.
fn tell_repeated<T>(fields: &mut Fields<'_>, key: &str, items: &mut [T], id: fn(&mut T) -> &mut Option<String>) {
    let mut seen: Vec<String> = Vec::new();
    for (index, item) in items.iter_mut().enumerate() {
        let Some(own) = id(item).clone() else { continue };
        if seen.contains(&own) {
            *id(item) = None;
            let message = format!("another of these has the id `{own}` already");
            fields.fault_at_item(key, index, Code::InvalidValue, message, "give each an `id` of its own");
        }
        seen.push(own);
    }
}

/// Reads one claim.
fn read_claim(fields: &mut Fields<'_>) -> Option<Claim> {
    let text = fields.required_text("text", "write `text:` with what is claimed, in your words");
    let claim = Claim {
        text: text.clone().unwrap_or_default(),
        id: read_id(fields),
        claimant: fields.attribution("claimant"),
        capacity: fields.text("as"),
        date: date(fields, "date"),
        figure: fields.text("figure"),
        basis: fields.text("basis"),
        caution: fields.text("caution"),
        credibility: credibility(fields),
    };
    text.is_some().then_some(claim)
}

/// Reads `votes`, without the kinds of vote that nobody gave.
fn read_votes(fields: &mut Fields<'_>) -> Vec<(Vote, Vec<String>)> {
    let votes = fields.map("votes", |votes| {
        Vote::WORDS
            .iter()
            .map(|(word, vote)| (*vote, votes.names(word)))
            .filter(|(_, names)| !names.is_empty())
            .collect()
    });
    votes.unwrap_or_default()
}

/// `source`: a name or a map, and the flat keys beside it.
fn read_publication(fields: &mut Fields<'_>) -> Publication {
    let mut publication = match fields.take("source") {
        None => Publication::default(),
        Some(node @ Node::Map(_)) => fields
            .each("source", [(0, node)], |source| {
                Some(Publication {
                    name: source.single_name("name"),
                    url: address::address(source, "url"),
                    author: source.text("author"),
                    archive: address::address(source, "archive"),
                    language: source.text("language"),
                    licence: source.text("licence"),
                    rights: source.text("rights"),
                    via: source.text("via"),
                    translated_by: source.text("translated_by"),
                })
            })
            .pop()
            .unwrap_or_default(),
        Some(node) => Publication { name: fields.name("source", node), ..Publication::default() },
    };
    for (key, place) in [
        ("url", &mut publication.url),
        ("author", &mut publication.author),
        ("archive", &mut publication.archive),
        ("rights", &mut publication.rights),
    ] {
        let value = if matches!(key, "url" | "archive") { address::address(fields, key) } else { fields.text(key) };
        if let Some(value) = value {
            place.get_or_insert(value);
        }
    }
    publication
}
