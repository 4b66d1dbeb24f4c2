//! What stands behind a name, or in front of a surname, and makes it another's, or no person's: “Marsh Jr.”, “Austin, Texas”, “Marsh Street”.

use std::ops::Range;

use super::Context;
use super::called;
use super::clues::{is_initial, is_no_forename_behind};
use super::line::Line;
use super::ordinary::is_vouched_for;
use super::vocabulary::is_belonging;
use super::words::{Gap, Word};
use crate::dossier::EntityId;
use crate::dossier::generation::Generation;
use crate::gazetteer::Country;
use crate::text::fold;

/// Words behind a name that make it that of a place or a building, or of a company.
const PLACES: &str = "airport avenue bay beach boulevard bridge building canal cape castle cathedral center centre church city county court \
    creek dam district drive falls field forest fort garden gardens glacier harbor harbour heights hill hills hospital island islands \
    junction lake lane library memorial monument mount mountain mountains museum palace park pass peninsula plaza point port ridge \
    river road rock sea shore sound springs square station strait street theater theatre tower township tunnel university \
    valley village \
    bros co company corp corporation gmbh inc llc ltd plc";

/// States and provinces that stand behind the name of a town, where the gazetteer has countries alone.
const STATES: &[&str] = &[
    "Alabama",
    "Alaska",
    "Arizona",
    "Arkansas",
    "California",
    "Colorado",
    "Connecticut",
    "Delaware",
    "Florida",
    "Georgia",
    "Hawaii",
    "Idaho",
    "Illinois",
    "Indiana",
    "Iowa",
    "Kansas",
    "Kentucky",
    "Louisiana",
    "Maine",
    "Maryland",
    "Massachusetts",
    "Michigan",
    "Minnesota",
    "Mississippi",
    "Missouri",
    "Montana",
    "Nebraska",
    "Nevada",
    "New Hampshire",
    "New Jersey",
    "New Mexico",
    "New York",
    "North Carolina",
    "North Dakota",
    "Ohio",
    "Oklahoma",
    "Oregon",
    "Pennsylvania",
    "Rhode Island",
    "South Carolina",
    "South Dakota",
    "Tennessee",
    "Texas",
    "Utah",
    "Vermont",
    "Virginia",
    "Washington",
    "West Virginia",
    "Wisconsin",
    "Wyoming",
    "Alberta",
    "British Columbia",
    "Manitoba",
    "New Brunswick",
    "Newfoundland",
    "Nova Scotia",
    "Ontario",
    "Quebec",
    "Saskatchewan",
    "Queensland",
    "Tasmania",
    "New South Wales",
    "South Australia",
    "Western Australia",
    "England",
    "Scotland",
    "Wales",
    "Northern Ireland",
    "Bavaria",
    "Saxony",
];

/// What the post calls them: “Lincoln, NE”.
const POSTAL: &str = "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC \
    SD TN TX UT VT VA WA WV WI WY DC AB BC MB NB NL NS ON PE QC SK";

/// Small words behind which a place stands, and hardly a person: “in Austin, Texas”, “в Остине, Техас”.
const LOCATIVES: &[&str] = &[
    "in",
    "near",
    "at",
    "from",
    "outside",
    "im",
    "aus",
    "bei",
    "à",
    "en",
    "cerca",
    "desde",
    "w",
    "we",
    "pod",
    "į",
    "iš",
    "prie",
    "netoli",
    "в",
    "во",
    "у",
    "ў",
    "под",
    "из",
    "із",
    "з",
    "біля",
    "каля",
    "возле",
    "пад",
    "під",
];

/// Whether what stands around the words of a name says that it is not that of `person`: that of a relative, of a place, of a company.
///
/// `is_full` says whether it is a name in full, behind which a comma and a place say where somebody is from.
pub(super) fn is_of_another(
    context: &Context<'_>,
    line: &Line<'_>,
    person: EntityId,
    (name, is_full): (&Range<usize>, bool),
) -> bool {
    let (generation, ends_name) = generation_of(line, name);
    // The words of a name in full may end with it.
    let names = || called::all_names(context.dossier.entity(person));
    let is_own = |generation: Generation| names().iter().any(|name| Generation::in_name(name) == Some(generation));
    if generation.is_some_and(|generation| !is_own(generation)) {
        return true;
    }
    if ends_name {
        return false;
    }
    let is_vouched = || is_vouched_for(line, &[person], name.start);
    is_place(line, name)
        || (!is_full
            && (is_behind_article(line, name)
                || ((is_town(line, name) || is_forename_of_another(context, line, person, name.end)) && !is_vouched())))
}

/// Whether a generation stands beside a surname, and tells who is meant.
pub(super) fn tells_generation(line: &Line<'_>, surname: &Range<usize>) -> bool {
    generation_of(line, surname).0.is_some()
}

/// The generation that stands behind a name, in front of it or in it, and whether it is a word of its own that ends the name.
fn generation_of(line: &Line<'_>, name: &Range<usize>) -> (Option<Generation>, bool) {
    let words = &line.words;
    let word = |at: usize| words.get(at).map(|word| word.text);
    let follows =
        |at: usize| words.get(at).is_some_and(|word| matches!(word.gap, Gap::Space | Gap::Comma | Gap::Hyphen));
    let behind = word(name.end).filter(|_| follows(name.end));
    let article = behind.filter(|word| matches!(fold(word).as_str(), "the" | "der" | "die" | "le" | "el"));
    let behind = match article {
        Some(_) => {
            word(name.end + 1).filter(|_| words[name.end + 1].gap == Gap::Space).and_then(Generation::behind_article)
        }
        None => behind.and_then(Generation::of),
    };
    let front = || {
        let at = name.start.checked_sub(1).filter(|_| words[name.start].gap == Gap::Space)?;
        Generation::in_front(words[at].text)
    };
    (behind.or_else(front), behind.is_some())
}

/// Whether capitalised words behind a name make it that of a place or a company: “Kennedy International Airport”.
fn is_place(line: &Line<'_>, name: &Range<usize>) -> bool {
    /// More words than such names have behind somebody's.
    const LONGEST: usize = 3;
    let goes_on = |word: &&Word<'_>| matches!(word.gap, Gap::Space | Gap::Hyphen) && word.is_capitalised();
    let mut behind = line.words.iter().skip(name.end).take_while(goes_on).take(LONGEST);
    behind.any(|word| PLACES.split_whitespace().any(|place| place == word.text.to_lowercase()))
}

/// Whether a surname stands behind “the”, and in front of nothing that could be somebody's: “The Hague tribunal”.
fn is_behind_article(line: &Line<'_>, surname: &Range<usize>) -> bool {
    let words = &line.words;
    let has_article = surname.start > 0
        && words[surname.start].gap == Gap::Space
        && words[surname.start - 1].text.eq_ignore_ascii_case("the");
    let Some(noun) = words.get(surname.end) else { return has_article };
    let is_surname = |at: usize| at < words.len() && (line.begins_name(at) || !line.people_called(at).1.is_empty());
    // “The Nixon and Ford years”, “the Rush-Bagot agreement”.
    let is_of_two = match (noun.gap, noun.text) {
        (Gap::Space, "and" | "or") => is_surname(surname.end + 1),
        (Gap::Hyphen | Gap::Comma, _) => is_surname(surname.end),
        _ => false,
    };
    let is_belonging = noun.gap == Gap::Space && (is_belonging(noun.text) || line.title(surname.end).is_some());
    has_article && !is_belonging && !is_of_two
}

/// Whether a surname is the town in front of a state or country: “in Austin, Texas”, “Lincoln, NE”.
fn is_town(line: &Line<'_>, surname: &Range<usize>) -> bool {
    let words = &line.words;
    let end = surname.end;
    let Some(behind) = words.get(end).filter(|word| word.gap == Gap::Comma && word.is_capitalised()) else {
        return false;
    };
    let two =
        words.get(end + 1).filter(|word| word.gap == Gap::Space).map(|word| format!("{} {}", behind.text, word.text));
    let is_place = |name: &str| {
        STATES.contains(&name) || POSTAL.split(' ').any(|state| state == name) || Country::find(name).is_some()
    };
    let is_locative = |at: usize| LOCATIVES.contains(&words[at].text.to_lowercase().as_str());
    let is_behind_locative =
        surname.start > 0 && words[surname.start].gap == Gap::Space && is_locative(surname.start - 1);
    let place_end =
        if two.is_some_and(|two| is_place(&two)) { Some(end + 2) } else { is_place(behind.text).then_some(end + 1) };
    if let Some(next) = place_end.map(|at| words.get(at).map(|word| word.gap)) {
        // “Merkel, Germany’s chancellor” is no town, and neither is “Under Putin, Russia has changed”.
        return match next {
            Some(Gap::Apostrophe | Gap::Hyphen) => false,
            Some(Gap::Space) => is_behind_locative,
            _ => true,
        };
    }
    let is_somebody = || line.begins_name(end) || !line.people_called(end).1.is_empty() || line.title(end).is_some();
    is_behind_locative && !is_somebody()
}

/// Whether behind a surname stands a single capitalised word that nothing explains: “Austin Powers” is not Carl Austin, and “García Márquez” is no
/// García. Behind two, somebody else's whole name begins: “the spokesman of Lukashenko Natalia Eismont”.
fn is_forename_of_another(context: &Context<'_>, line: &Line<'_>, person: EntityId, end: usize) -> bool {
    let words = &line.words;
    let is_name = |at: usize| words.get(at).filter(|word| word.gap == Gap::Space && word.is_capitalised());
    let Some(word) = is_name(end).filter(|word| !is_initial(word)) else { return false };
    let is_own = line.id(end).is_some_and(|id| line.lexicon.is_own_word(person, id));
    // In German any noun has a capital.
    line.lexicon.language != "de"
        && !is_own
        && !words[end - 1].is_all_capitals()
        && is_name(end + 1).is_none()
        && !is_belonging(word.text)
        && !line.begins_name(end)
        && line.people_called(end).1.is_empty()
        && line.title(end).is_none()
        && !is_no_forename_behind(context, word, &words[end - 1])
        && is_own_form(context, person, words[end - 1].text)
}

/// Whether a word is as one of somebody's names ends, and in no other case: behind “вдова Ельцина” stands her name.
fn is_own_form(context: &Context<'_>, person: EntityId, word: &str) -> bool {
    let entity = context.dossier.entity(person);
    let given = entity.profile().into_iter().flat_map(|profile| profile.surnames.iter().map(String::as_str));
    let word = fold(word);
    let ends_so = |name: &str| fold(name).split([' ', '-']).next_back() == Some(word.as_str());
    given.chain(called::all_names(entity).iter().map(String::as_str)).any(ends_so)
}
