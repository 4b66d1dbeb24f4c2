//! From the front matter's YAML to typed heads, with every fault noted.

use super::entry::{
    Common, Event, EventFile, Head, Image, Kind, Names, Note, NoteKind, OrganisationDetails, PlainPage, Privacy, Profile,
    Publication, Quote, Relation, Role, Status, Vote,
};
use super::keys;
use crate::date::Date;
use crate::diagnostic::Code;
use crate::yaml::{Fault, Fields, Key, Node, Step};

/// What a file can be, by the folder that it lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// In `notes/`.
    Note,
    /// In `people/`, `countries/`, `organisations/` or `tags/`.
    Profile(Kind),
    /// In `events/`.
    Event,
    /// Beside them, or in `pages/`.
    Page,
    /// `content/index.md`.
    Home,
}

/// Reads a front matter. Without a head the file is broken, and the faults say why.
pub(super) fn decode(kind: FileKind, node: Node, stem: &str, faults: &mut Vec<Fault>) -> (Common, Option<Head>) {
    let known: Vec<Key> = key_tables(kind).concat();
    let mut fields = Fields::new(node, &known, Vec::new(), faults);
    let mut common = read_common(&mut fields);
    let head = match kind {
        FileKind::Note => read_note(&mut fields, &mut common).map(|note| Head::Note(Box::new(note))),
        FileKind::Profile(kind) => read_profile(&mut fields, kind, stem, &mut common).map(|it| Head::Profile(Box::new(it))),
        FileKind::Event => read_event_file(&mut fields, stem).map(|event| Head::Event(Box::new(event))),
        FileKind::Page => {
            common.aliases = fields.texts("aliases");
            let title = fields.required_text("title", "write `title:` with the page's title");
            title.map(|title| Head::Page(PlainPage { title, description: fields.text("description") }))
        }
        FileKind::Home => {
            common.aliases = fields.texts("aliases");
            let title = fields.text("title").unwrap_or_default();
            Some(Head::Page(PlainPage { title, description: fields.text("description") }))
        }
    };
    fields.finish();
    (common, head)
}

/// The tables of keys that a kind of file takes.
fn key_tables(kind: FileKind) -> Vec<&'static [Key]> {
    match kind {
        FileKind::Note => vec![keys::COMMON, keys::NOTE],
        FileKind::Profile(Kind::Person) => vec![keys::COMMON, keys::PROFILE, keys::PERSON],
        FileKind::Profile(Kind::Country) => vec![keys::COMMON, keys::PROFILE, keys::COUNTRY],
        FileKind::Profile(Kind::Organisation) => vec![keys::COMMON, keys::PROFILE, keys::ORGANISATION],
        FileKind::Profile(Kind::Tag) => vec![keys::COMMON, keys::PROFILE],
        FileKind::Event => vec![keys::COMMON, keys::EVENT, keys::EVENT_FILE],
        FileKind::Page | FileKind::Home => vec![keys::COMMON, keys::PAGE],
    }
}

fn read_common(fields: &mut Fields<'_>) -> Common {
    for ignored in ["private", "cssclasses", "publish", "position"] {
        fields.take(ignored);
    }
    let accept = read_accept(fields);
    Common {
        slug: fields.text("slug"),
        redirect_from: fields.texts("redirect_from"),
        draft: fields.flag("draft").unwrap_or(false),
        publish_on: date(fields, "publish_on"),
        unlinked: fields.names("unlinked"),
        accept,
        aliases: Vec::new(),
        language: fields.text("language"),
        extra: match fields.take("extra").map(|node| node.to_json()) {
            Some(serde_json::Value::Object(map)) => map,
            None => serde_json::Map::new(),
            Some(_) => {
                fields.fault("extra", Code::WrongType, "expected keys and values", "write `extra:` and below it `key: value`");
                serde_json::Map::new()
            }
        },
    }
}

/// `accept: {code: reason}`, where every code is known and every reason is given.
fn read_accept(fields: &mut Fields<'_>) -> Vec<(String, String)> {
    let mut accepted = Vec::new();
    for (code, reason) in fields.pairs("accept") {
        let known = code.parse::<Code>();
        match (known, reason) {
            (Err(_), _) => {
                let near = crate::diagnostic::nearest(&code, Code::ALL.iter().map(|code| code.as_str()));
                let help = near.map_or("`dossier explain` lists the codes".to_owned(), |near| format!("did you mean `{near}`?"));
                fields.fault("accept", Code::UnknownCode, format!("`{code}` is not the code of a diagnostic"), help);
            }
            (Ok(_), Node::Scalar(reason)) if !reason.text.trim().is_empty() => accepted.push((code, reason.text)),
            (Ok(_), _) => {
                let help = format!("write why it is meant: `{code}: reason`");
                fields.fault("accept", Code::InvalidValue, format!("`{code}` is accepted without a reason"), help);
            }
        }
    }
    accepted
}

fn read_names(fields: &mut Fields<'_>) -> Names {
    Names {
        people: fields.names("people"),
        countries: fields.names("countries"),
        organisations: fields.names("organisations"),
        tags: Vec::new(),
    }
}

fn read_note(fields: &mut Fields<'_>, common: &mut Common) -> Option<Note> {
    let title = fields.required_text("title", "write `title:` with the article's title");
    let has_date = fields.has("date");
    let mut note = Note {
        title: title.clone().unwrap_or_default(),
        original_title: fields.text("original_title"),
        kind: fields.word("kind", NoteKind::WORDS).unwrap_or_default(),
        date: date(fields, "date"),
        updated: date(fields, "updated"),
        accessed: date(fields, "accessed"),
        revised: date(fields, "revised"),
        summary: fields.text("summary"),
        names: Names { tags: fields.names("tags"), ..read_names(fields) },
        listed: fields.names("listed"),
        votes: read_votes(fields),
        publication: read_publication(fields),
        credibility: credibility(fields),
        quotes: fields.maps("quotes", keys::QUOTE, read_quote),
        image: read_image(fields),
        ..Note::default()
    };
    common.aliases = fields.texts("aliases");
    for (key, relation) in Relation::KEYS {
        note.relations.extend(fields.names(key).into_iter().map(|target| (*relation, target)));
    }
    for (surname, person) in fields.pairs("surnames") {
        match person {
            Node::Scalar(person) => note.surnames.push((surname, person.text)),
            _ => fields.fault("surnames", Code::WrongType, "expected `{surname: name}`", "give each surname one name"),
        }
    }
    let had_events = fields.has("events");
    note.events = read_events(fields, &note);
    if !has_date && !had_events {
        fields.fault_here(Code::MissingKey, "`date` is missing", "write `date:` with the day of publication, such as 2022-04-14");
    }
    // A date that was refused has its own fault; the note without it would be filed wrongly.
    let dated = note.date.is_some() || (!has_date && !note.events.is_empty());
    (title.is_some() && dated).then_some(note)
}

/// `events`: a list, or `self` for the note's own title, date and names.
fn read_events(fields: &mut Fields<'_>, note: &Note) -> Vec<Event> {
    match fields.take("events") {
        None => Vec::new(),
        Some(Node::Scalar(scalar)) if scalar.text == "self" => match &note.date {
            Some(date) => vec![Event {
                id: None,
                title: note.title.clone(),
                date: date.clone(),
                date_as_reported: None,
                place: None,
                country: None,
                names: Names { tags: Vec::new(), ..note.names.clone() },
                status: None,
                summary: note.summary.clone(),
                credibility: note.credibility,
                path: vec![Step::Key("events".to_owned())],
            }],
            None => {
                fields.fault("events", Code::MissingKey, "`events: self` needs the note's `date`", "write `date:`");
                Vec::new()
            }
        },
        Some(node) => {
            let items = if let Node::List(items) = node { items } else { vec![node] };
            fields.each("events", items.into_iter().enumerate(), keys::EVENT, read_event)
        }
    }
}

fn read_event(fields: &mut Fields<'_>) -> Option<Event> {
    let path = fields.path().to_vec();
    let title = fields.required_text("title", "write `title:` with what happened");
    let had_date = fields.has("date");
    let date = date(fields, "date");
    if !had_date {
        fields.fault_here(Code::MissingKey, "`date` is missing", "write `date:`, as precise as the source: 2022, 2022-04 or 2022-04-12");
    }
    let event = Event {
        id: fields.text("id"),
        title: title.clone().unwrap_or_default(),
        date: date.clone()?,
        date_as_reported: fields.text("date_as_reported"),
        place: fields.text("place"),
        country: fields.text("country"),
        names: read_names(fields),
        status: fields.word("status", Status::WORDS),
        summary: fields.text("summary"),
        credibility: credibility(fields),
        path,
    };
    title.is_some().then_some(event)
}

fn read_event_file(fields: &mut Fields<'_>, stem: &str) -> Option<EventFile> {
    let had_sources = fields.has("sources");
    let sources = fields.texts("sources");
    let tags = fields.names("tags");
    let mut event = read_event(fields)?;
    event.names.tags = tags;
    event.id.get_or_insert_with(|| stem.to_owned());
    Some(EventFile { event, sources: had_sources.then_some(sources) })
}

fn read_quote(fields: &mut Fields<'_>) -> Option<Quote> {
    let text = fields.required_text("text", "write `text:` with the words");
    let quote = Quote {
        text: text.clone().unwrap_or_default(),
        speaker: fields.names("speaker").into_iter().next(),
        capacity: fields.text("as"),
        date: date(fields, "date"),
        venue: fields.text("venue"),
        language: fields.text("language"),
        original: fields.text("original"),
        credibility: credibility(fields),
    };
    text.is_some().then_some(quote)
}

fn read_votes(fields: &mut Fields<'_>) -> Vec<(Vote, Vec<String>)> {
    const KEYS: &[Key] = &[
        Key { name: "for", kind: crate::yaml::Kind::Names, meaning: "" },
        Key { name: "against", kind: crate::yaml::Kind::Names, meaning: "" },
        Key { name: "abstained", kind: crate::yaml::Kind::Names, meaning: "" },
        Key { name: "absent", kind: crate::yaml::Kind::Names, meaning: "" },
    ];
    let votes = fields.map("votes", KEYS, |votes| {
        Vote::WORDS.iter().map(|(word, vote)| (*vote, votes.names(word))).filter(|(_, names)| !names.is_empty()).collect()
    });
    votes.unwrap_or_default()
}

/// `source`: a name or a map, and the flat keys beside it.
fn read_publication(fields: &mut Fields<'_>) -> Publication {
    let mut publication = match fields.take("source") {
        None => Publication::default(),
        Some(node @ Node::Map(_)) => fields
            .each("source", [(0, node)], keys::SOURCE, |source| {
                Some(Publication {
                    name: source.names("name").into_iter().next().filter(|name| !name.is_empty()),
                    url: source.text("url"),
                    author: source.text("author"),
                    archive: source.text("archive"),
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
        if let Some(value) = fields.text(key) {
            place.get_or_insert(value);
        }
    }
    publication
}

fn read_image(fields: &mut Fields<'_>) -> Option<Image> {
    match fields.take("image")? {
        Node::Scalar(src) => Some(Image { src: src.text, ..Image::default() }),
        node => fields
            .each("image", [(0, node)], keys::IMAGE, |image| {
                Some(Image {
                    src: image.required_text("src", "write `src:` with the file of the image")?,
                    alt: image.text("alt"),
                    caption: image.text("caption"),
                    credit: image.text("credit"),
                    licence: image.text("licence"),
                })
            })
            .pop(),
    }
}

fn read_profile(fields: &mut Fields<'_>, kind: Kind, stem: &str, common: &mut Common) -> Option<Profile> {
    let title = if kind == Kind::Country {
        Some(fields.text("title").unwrap_or_else(|| stem.to_owned()))
    } else {
        fields.required_text("title", "write `title:` with the name as the site writes it")
    };
    common.aliases = read_aliases(fields);
    let mut profile = Profile {
        kind,
        title: title.clone().unwrap_or_default(),
        description: fields.text("description"),
        surnames: Vec::new(),
        forms: fields.texts("forms"),
        native_name: fields.text("native_name"),
        sort_name: fields.text("sort_name"),
        honorifics: Vec::new(),
        gender: None,
        distinct_from: fields.names("distinct_from"),
        names: Names { countries: fields.names("countries"), organisations: fields.names("organisations"), ..Names::default() },
        roles: Vec::new(),
        born: date(fields, "born"),
        died: date(fields, "died"),
        wikidata: fields.text("wikidata"),
        same_as: fields.texts("same_as"),
        image: read_image(fields),
        privacy: fields.word("privacy", Privacy::WORDS).unwrap_or_default(),
        code: None,
        organisation: OrganisationDetails::default(),
    };
    match kind {
        Kind::Person => {
            profile.surnames = fields.texts("surname");
            profile.gender = fields.text("gender");
            profile.honorifics = fields.texts("honorifics");
        }
        Kind::Country => profile.code = fields.text("code"),
        Kind::Organisation => profile.organisation = read_organisation(fields, common),
        Kind::Tag => {}
    }
    if matches!(kind, Kind::Person | Kind::Organisation) {
        profile.roles = fields.maps("roles", keys::ROLE, read_role);
    }
    title.is_some().then_some(profile)
}

fn read_organisation(fields: &mut Fields<'_>, common: &Common) -> OrganisationDetails {
    const GRADES: &[(&str, char)] = &[("a", 'A'), ("b", 'B'), ("c", 'C'), ("d", 'D'), ("e", 'E'), ("f", 'F')];
    OrganisationDetails {
        kind: fields.text("type"),
        parent: fields.names("parent").into_iter().next(),
        abbreviation: fields.text("abbreviation"),
        url: fields.text("url"),
        country: fields.text("country"),
        language: common.language.clone(),
        reliability: fields.word("reliability", GRADES),
        owner: fields.text("owner"),
    }
}

/// Aliases are names; one with dates is a map.
fn read_aliases(fields: &mut Fields<'_>) -> Vec<String> {
    let (maps, plain): (Vec<_>, Vec<_>) =
        fields.list("aliases").into_iter().enumerate().partition(|(_, node)| matches!(node, Node::Map(_)));
    let mut aliases: Vec<String> = plain.into_iter().filter_map(|(_, node)| fields.name("aliases", node)).collect();
    aliases.extend(fields.each("aliases", maps, keys::ALIAS, |alias| {
        date(alias, "from");
        date(alias, "to");
        alias.required_text("name", "write `name:`")
    }));
    aliases
}

fn read_role(fields: &mut Fields<'_>) -> Option<Role> {
    Some(Role {
        organisation: fields.names("organisation").into_iter().next(),
        country: fields.text("country"),
        from: date(fields, "from"),
        to: date(fields, "to"),
        as_of: date(fields, "as_of"),
        note: fields.text("note"),
        title: fields.required_text("title", "write `title:` with what the office is called")?,
    })
}

fn credibility(fields: &mut Fields<'_>) -> Option<u8> {
    const GRADES: &[(&str, u8)] = &[("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("6", 6)];
    fields.word("credibility", GRADES)
}

/// The date under `key`.
fn date(fields: &mut Fields<'_>, key: &str) -> Option<Date> {
    fields.parsed(key, |text| {
        text.parse::<Date>().map_err(|error| (Code::InvalidDate, error.to_string(), Some(error.help())))
    })
}
