//! The keys of front matter: one table for each kind of map. `docs/front-matter.md` is compared with them.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::entry::{Kind, NoteKind, Privacy, Status};
use crate::yaml::{Key, keys, words};

/// The words of [`NoteKind`].
const KINDS: &[&str] = &words::<{ NoteKind::WORDS.len() }, _>(NoteKind::WORDS);
/// The words of [`Status`].
const STATUSES: &[&str] = &words::<{ Status::WORDS.len() }, _>(Status::WORDS);
/// The words of [`Privacy`].
const PRIVACIES: &[&str] = &words::<{ Privacy::WORDS.len() }, _>(Privacy::WORDS);
/// How credible an information can be, on the Admiralty scale.
pub(super) const CREDIBILITY: &[(&str, u8)] = &[("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("6", 6)];
/// How reliable a source can be, on the Admiralty scale.
pub(super) const RELIABILITY: &[(&str, char)] =
    &[("A", 'A'), ("B", 'B'), ("C", 'C'), ("D", 'D'), ("E", 'E'), ("F", 'F')];
/// The words of [`CREDIBILITY`].
const CREDIBILITIES: &[&str] = &words::<{ CREDIBILITY.len() }, _>(CREDIBILITY);
/// The words of [`RELIABILITY`].
const RELIABILITIES: &[&str] = &words::<{ RELIABILITY.len() }, _>(RELIABILITY);

/// Keys that every entry takes.
pub const COMMON: &[Key] = keys! {
    "slug" Text "The address, in place of one made from the title or file name.";
    "redirect_from" Texts "Old addresses that lead here.";
    "draft" Flag "Held back until it is removed.";
    "publish_on" Date "Held back until that day.";
    "unlinked" Names "Names not to link in this text, or to this entity.";
    "accept" Pairs "Faults of this file that are meant: `{code: reason}`.";
    "language" Text "The language of the text, where it is not the site's: a BCP 47 tag.";
    "extra" AnyPairs "Keys of your own; templates see them.";
    "private" Any "Keys of your own that never leave the file.";
    "cssclasses" Any "Obsidian's; let be.";
    "publish" Any "Obsidian's; let be.";
    "position" Any "Obsidian's; let be.";
};

/// Keys of a note.
pub const NOTE: &[Key] = keys! {
    "title" Text [required] "The article's title. Required.";
    "original_title" Text "The title in its own language.";
    "aliases" Texts "Other names by which links find the note.";
    "kind" Word(KINDS) "`article`, `document`, `post`, `transcript` or `interview`.";
    "date" Date [unless "events"] "When it was published. Required, unless the note has `events`.";
    "updated" Date "When its publisher changed it.";
    "accessed" Date "When you read it.";
    "revised" Date "When you changed the note.";
    "added" Date "When it entered the dossier: `dossier publish` writes it.";
    "summary" Text "One or two sentences; else the first paragraph.";
    "people" Names "Whom it is about, in order of weight.";
    "countries" Names "Which countries: codes or any known names.";
    "organisations" Names "Which organisations.";
    "tags" Names "Which subjects.";
    "listed" Names "A long list that is evidence, not subject: people, organisations or countries.";
    "votes" Map(VOTES) "By country: `for`, `against`, `abstained`, `absent`.";
    "source" TextOrMap(SOURCE) "Who published it: a name, or a map.";
    "url" Text "As in `source`, for editors that cannot nest.";
    "author" Text "As in `source`.";
    "archive" Text "As in `source`.";
    "rights" Text "As in `source`.";
    "credibility" Word(CREDIBILITIES) "Of the information, 1 to 6 on the Admiralty scale.";
    "events" MapsOrWord(EVENT, "self") "What happened: a list of events, or `self`.";
    "quotes" Maps(QUOTE) "Who said what.";
    "claims" Maps(CLAIM) "Figures and statements that somebody vouches for, and you do not.";
    "corrects" NamesOrMaps(CORRECTS) "Notes that this one corrects: names, or maps that say what of them.";
    "corrections" Maps(CORRECTION) "What was wrong in this note itself.";
    "supersedes" Texts "Notes in whose place it stands.";
    "responds_to" Texts "Notes that it answers.";
    "image" TextOrMap(IMAGE) "A picture: its file, or a map.";
    "surnames" Pairs "Whom a surname means in this note: `{surname: name}`.";
};

/// Keys of an item of `corrects` in a note.
pub const CORRECTS: &[Key] = keys! {
    "note" Text [required] "The note that is corrected. Required.";
    "date" Date "When; else when this note was added or revised, or its article published.";
    "event" Text "Of which of its events, by `id`.";
    "quote" Text "Of which of its quotations: the words with which it begins, or its anchor.";
    "claim" Text "Of which of its claims: its figure, the words with which it begins, or its anchor.";
    "field" Text "Of which of its keys.";
    "was" Text "What was said; shown on the page of the correction and under `/changes/` alone.";
    "now" Text "What is right.";
    "why" Text "Why.";
};

/// Keys of an item of `corrections` in a note.
pub const CORRECTION: &[Key] = keys! {
    "date" Date "When; else when the note was added or revised, or its article published.";
    "event" Text "Of which of its events, by `id`.";
    "quote" Text "Of which of its quotations: the words with which it begins, or its anchor.";
    "claim" Text "Of which of its claims: its figure, the words with which it begins, or its anchor.";
    "field" Text "Of which of its keys.";
    "was" Text "What was said; shown on this page and under `/changes/` alone.";
    "now" Text "What is right.";
    "why" Text "Why.";
};

/// Keys of an item of `corrections` in an event or a profile.
pub const CORRECTION_OF_ONE: &[Key] = keys! {
    "date" Date "When.";
    "field" Text "Of which key.";
    "was" Text "What was said; shown on its page and under `/changes/` alone.";
    "now" Text "What is right.";
    "why" Text "Why.";
};

/// Keys of `votes` in a note.
pub const VOTES: &[Key] = keys! {
    "for" Names "Countries in favour.";
    "against" Names "Countries against.";
    "abstained" Names "Countries that abstained.";
    "absent" Names "Countries that did not vote.";
};

/// Keys of `source` in a note.
pub const SOURCE: &[Key] = keys! {
    "name" Text "The organisation that published it.";
    "url" Text "Its address.";
    "author" Text "Who wrote it.";
    "archive" Text "The address of an archived copy.";
    "language" Text "The language it is in: a BCP 47 tag.";
    "licence" Text "Under which licence.";
    "rights" Text "Whose rights.";
    "via" Text "Who relayed it.";
    "translated_by" Text "Who translated it.";
};

/// Keys of an event, in a note.
pub const EVENT: &[Key] = keys! {
    "id" Text "By which several reports of it are one.";
    "title" Text [required] "What happened. Required.";
    "date" Date [required] "When. Required.";
    "date_as_reported" Text "When, in the words of the source.";
    "place" Text "Where.";
    "country" Text "In which country.";
    "people" Names "Whom it concerns.";
    "organisations" Names "Which organisations it concerns.";
    "countries" Names "Which countries it concerns.";
    "status" Word(STATUSES) "`reported`, `confirmed`, `disputed`, `planned`, `denied`, `postponed` or `cancelled`.";
    "summary" Text "One or two sentences.";
    "credibility" Word(CREDIBILITIES) "Of the information, 1 to 6 on the Admiralty scale.";
    "corrections" Maps(CORRECTION_OF_ONE) "What was wrong of it here.";
};

/// Keys that an event takes in a file of its own, beside those of an event.
pub const EVENT_FILE: &[Key] = keys! {
    "sources" Names "Notes or addresses that report it; an empty list says that none is known.";
    "added" Date "When it entered the dossier: `dossier publish` writes it.";
    "tags" Names "Which subjects.";
};

/// Keys of a quotation.
pub const QUOTE: &[Key] = keys! {
    "text" Text [required] "The words. Required.";
    "id" Text "Keeps its address whatever its words: the anchor is `quote-` and this.";
    "speaker" Text "Whose words.";
    "as" Text "In what capacity.";
    "date" Date "When.";
    "venue" Text "Where.";
    "language" Text "The language of `original`, or, where there is none, of the words: a BCP 47 tag.";
    "original" Text "The words in their own language.";
    "credibility" Word(CREDIBILITIES) "Of the information, 1 to 6 on the Admiralty scale.";
};

/// Keys of a claim.
pub const CLAIM: &[Key] = keys! {
    "text" Text [required] "What is claimed, in your words. Required.";
    "id" Text "Keeps its address whatever its words: the anchor is `claim-` and this.";
    "claimant" Text "Whose claim it is.";
    "as" Text "In what capacity.";
    "date" Date "When it was claimed.";
    "figure" Text "The figure itself, as it was given: `fewer than 3 %`.";
    "basis" Text "On what it rests, by the claimant's own word.";
    "caution" Text "What a reader has to know of it, in your words.";
    "credibility" Word(CREDIBILITIES) "Of the information, 1 to 6 on the Admiralty scale.";
};

/// Keys of an image.
pub const IMAGE: &[Key] = keys! {
    "src" Text [required] "The file. Required.";
    "alt" Text "What it shows.";
    "caption" Text "The words below it.";
    "credit" Text "Who made it.";
    "licence" Text "Under which licence.";
};

/// Keys of a person, an organisation or a tag.
pub const PROFILE: &[Key] = keys! {
    "title" Text [required] "The name as the site writes it. Required; of a country, any known name.";
    "aliases" NamesOrMaps(ALIAS) "Other full names, in any script; of an organisation also `{name, from, to}`.";
    "forms" Texts "Inflected or other forms to match.";
    "description" Text "Who or what it is, in a line.";
    "native_name" Text "The name in its own language; also an alias.";
    "sort_name" Text "The name to sort by.";
    "distinct_from" Names "Others who are not this one.";
    "countries" Names "The countries it belongs to.";
    "organisations" Names "The organisations it belongs to.";
    "born" Date "Born, or founded.";
    "died" Date "Died, or dissolved.";
    "wikidata" Text "A Wikidata item: `Q184`.";
    "same_as" Texts "Other addresses about the same.";
    "image" TextOrMap(IMAGE) "A picture: its file, or a map.";
    "added" Date "When it entered the dossier: `dossier publish` writes it.";
    "corrections" Maps(CORRECTION_OF_ONE) "What was wrong in it.";
    "privacy" Word(PRIVACIES) "`public`, `initials` or `hidden`.";
    "shown_as" Text "With `privacy: initials`: what is shown in place of the initials, such as `Source A`.";
};

/// Keys that only a person takes.
pub const PERSON: &[Key] = keys! {
    "surname" Texts "One or more; else the last word of each name.";
    "gender" Text "`female`, `male` or another word.";
    "honorifics" Texts "What comes before the name.";
    "roles" Maps(ROLE) "Offices and positions.";
};

/// Keys that only a country takes.
pub const COUNTRY: &[Key] = keys! {
    "code" Text "Its ISO 3166-1 code, where the title does not say which country it is.";
};

/// Keys that only an organisation takes.
pub const ORGANISATION: &[Key] = keys! {
    "type" Text "What sort of organisation.";
    "parent" Text "The one that it is part of.";
    "abbreviation" Text "A short form of its name.";
    "url" Text "Its website.";
    "country" Text "Where it is.";
    "reliability" Word(RELIABILITIES) "As a source, A to F on the Admiralty scale.";
    "owner" Text "Who owns it.";
    "roles" Maps(ROLE) "Offices and positions.";
};

/// Keys of a role.
pub const ROLE: &[Key] = keys! {
    "title" Text [required] "What it is called. Required.";
    "organisation" Text "In which organisation.";
    "country" Text "Of which country.";
    "from" Date "Since when.";
    "to" Date "Until when.";
    "as_of" Date "At which time it is known to have been held.";
    "note" Text "Anything else.";
};

/// Keys of an alias with dates.
pub const ALIAS: &[Key] = keys! {
    "name" Text [required] "The name. Required.";
    "from" Date "Since when.";
    "to" Date "Until when.";
};

/// Keys of a plain page.
pub const PAGE: &[Key] = keys! {
    "title" Text [required] "Its title. Required, except of the home page.";
    "description" Text "For search engines and previews.";
    "aliases" Texts "Other names by which links find the page.";
};

/// Keys that only the home page takes.
pub const HOME: &[Key] = keys! {
    "lead" Text "The note that leads the home page: its file name, address, title or alias.";
};

/// The tables of a note.
pub(crate) fn of_note() -> Vec<&'static [Key]> {
    vec![COMMON, NOTE]
}

/// The tables of a profile.
pub(crate) fn of_profile(kind: Kind) -> Vec<&'static [Key]> {
    match kind {
        Kind::Person => vec![COMMON, PROFILE, PERSON],
        Kind::Country => vec![COMMON, PROFILE, COUNTRY],
        Kind::Organisation => vec![COMMON, PROFILE, ORGANISATION],
        Kind::Tag => vec![COMMON, PROFILE],
    }
}

/// The tables of an event in a file of its own.
pub(crate) fn of_event() -> Vec<&'static [Key]> {
    vec![COMMON, EVENT, EVENT_FILE]
}

/// The tables of a plain page.
pub(crate) fn of_page() -> Vec<&'static [Key]> {
    vec![COMMON, PAGE]
}

/// The tables of the home page.
pub(crate) fn of_home() -> Vec<&'static [Key]> {
    vec![COMMON, PAGE, HOME]
}

/// All tables.
const ALL: [&[Key]; 20] = [
    COMMON,
    NOTE,
    SOURCE,
    EVENT,
    EVENT_FILE,
    QUOTE,
    CLAIM,
    IMAGE,
    PROFILE,
    PERSON,
    COUNTRY,
    ORGANISATION,
    ROLE,
    ALIAS,
    PAGE,
    HOME,
    VOTES,
    CORRECTS,
    CORRECTION,
    CORRECTION_OF_ONE,
];

/// Whether a key stands in any of the tables.
pub(super) fn is_known(key: &str) -> bool {
    static NAMES: LazyLock<FxHashSet<&'static str>> =
        LazyLock::new(|| ALL.into_iter().flatten().map(|key| key.name).collect());
    NAMES.contains(key)
}
