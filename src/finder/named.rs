//! People whom a text names in full, each once, in the nominative, with all spellings that the text has.
//!
//! A run of words with capitals is somebody's name where its first word is a forename, where an office stands in front of it, or where its last word recurs
//! alone. Everything else is left out: towns and newspapers have capitals too.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::known::Known;
use super::people::{Word, capacity, is_office, name_in, run, words};
use super::{forenames, verbs, vocabulary};
use crate::gazetteer::Country;
use crate::inflection::{Part, forms, full_forms};
use crate::text::transliteration_key;

/// Somebody whom a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The name in the nominative.
    pub(super) name: String,
    /// The forms of the whole name, as texts of the language may write them.
    pub(super) forms: FxHashSet<String>,
    /// In what capacity, as the text says it at the first mention that says it.
    pub(super) office: Option<String>,
}

/// A name as it stands in one place.
#[derive(Debug)]
struct Sighting {
    written: String,
    office: Option<String>,
    is_behind_office: bool,
    /// Whether it begins a sentence, so that its first word may be any.
    is_first: bool,
    /// Whether a verb of speech stands beside it, or an age or an office behind it.
    is_vouched: bool,
}

/// Languages whose names have cases.
const WITH_CASES: [&str; 6] = ["lt", "lv", "pl", "ru", "uk", "be"];

/// Endings of surnames in the nominative, by language.
const SURNAMES: &[(&str, &[&str])] = &[
    ("lt", &["as", "is", "ys", "us", "ienė", "aitė", "ytė", "utė", "ūtė", "ė", "a", "ius"]),
    ("lv", &["s", "š", "is", "us", "a", "e"]),
    ("pl", &["", "ski", "cki", "a", "ska", "cka", "i", "y", "o", "e"]),
    ("ru", &["", "ий", "ый", "ой", "ь", "й", "а", "ая", "я", "о", "ец", "ок"]),
    ("uk", &["", "ий", "ій", "ь", "й", "а", "я", "о", "ець", "ок"]),
    ("be", &["", "і", "ы", "ь", "й", "а", "ая", "я", "о", "ец", "ок"]),
];

/// The people of a text, in its order; those whom the dossier knows aside.
pub(super) fn people(text: &str, known: &Known, language: &str) -> Vec<Named> {
    let (mut sightings, mut alone): (Vec<Sighting>, FxHashSet<&str>) = (Vec::new(), FxHashSet::default());
    for paragraph in text.split("\n\n") {
        let words = words(paragraph);
        let mut at = 0;
        while at < words.len() {
            let length = run(paragraph, &words[at..]);
            look(paragraph, &words, at..at + length, language, &mut sightings, &mut alone);
            at += length.max(1);
        }
    }
    let present: FxHashSet<&str> = words(text).into_iter().map(|word| word.text).collect();
    let mut named: Vec<Named> = Vec::new();
    // Initials are a name where no whole one has the surname.
    let (initials, whole): (Vec<&Sighting>, Vec<&Sighting>) =
        sightings.iter().partition(|seen| seen.written.contains('.'));
    for seen in whole.into_iter().chain(initials) {
        let surname = seen.written.rsplit(' ').next();
        if seen.written.contains('.')
            && named.iter().any(|named| surname.is_some_and(|surname| named.is_called(surname)))
        {
            continue;
        }
        if known.spellings.contains_key(&seen.written) {
            continue;
        }
        if let Some(other) = named.iter_mut().find(|named| named.is(&seen.written)) {
            other.office = other.office.take().or_else(|| seen.office.clone());
            continue;
        }
        let is_of_country = seen.written.split(' ').any(|word| known.of_countries.contains(word));
        let Some(name) = accepted(seen, &alone, &present, language).filter(|_| !is_of_country) else { continue };
        if known.spellings.contains_key(&name) || known.people.contains(&name) {
            continue;
        }
        if let Some(other) = named.iter_mut().find(|named| named.is(&name)) {
            other.forms.insert(seen.written.clone());
            continue;
        }
        let forms: FxHashSet<String> =
            full_forms(&name, None, language).into_iter().chain([seen.written.clone()]).collect();
        // What was taken for a name before was a form of this one.
        if let Some(other) = named.iter_mut().find(|named| forms.contains(&named.name)) {
            other.name = name;
            other.forms.extend(forms);
            continue;
        }
        named.push(Named { name, forms, office: seen.office.clone() });
    }
    named
}

impl Named {
    /// Whether a text names this person, in full or by the surname.
    pub(super) fn is_in(&self, text: &str) -> bool {
        words(text).into_iter().any(|word| self.is_called(word.text))
    }

    /// Whether this is the surname, in any case.
    fn is_called(&self, surname: &str) -> bool {
        self.forms.iter().any(|form| form.rsplit(' ').next() == Some(surname))
    }

    /// Whether this is a spelling of the name.
    pub(super) fn is(&self, written: &str) -> bool {
        self.forms.contains(written) || transliterated(&self.name) == transliterated(written)
    }

    /// The last word of the name.
    pub(super) fn surname(&self) -> &str {
        self.name.rsplit(' ').next().unwrap_or(&self.name)
    }
}

/// A name without what other conventions of transcription write otherwise.
pub(super) fn transliterated(name: &str) -> String {
    name.split(' ').map(transliteration_key).collect::<Vec<_>>().join(" ")
}

/// Notes what a run of capitals names: somebody in full, or one word alone.
fn look<'t>(
    paragraph: &str,
    words: &[Word<'t>],
    range: std::ops::Range<usize>,
    language: &str,
    sightings: &mut Vec<Sighting>,
    alone: &mut FxHashSet<&'t str>,
) {
    let run = &words[range.clone()];
    let Some((name, skipped)) = name_in(run, language) else { return };
    let in_front = range.start.checked_sub(1).map(|at| words[at].text);
    if !name.contains(' ') {
        // With a capital because it is the first of its sentence, it may be any word.
        if skipped > 0 || in_front.is_some_and(|_| !begins_sentence(paragraph, run[0].start)) {
            alone.extend(run.get(skipped).map(|word| word.text));
        }
        return;
    }
    let offices: Vec<&str> = run[..skipped].iter().map(|word| word.text).collect();
    let small = in_front.filter(|word| skipped == 0 && is_office(word));
    let behind = run.last().map_or("", |last| &paragraph[last.end..]);
    let office = if offices.iter().any(|word| is_office(word)) {
        Some(offices.join(" "))
    } else {
        small.map(str::to_owned).or_else(|| capacity("", behind))
    };
    let is_behind_office = small.is_some() || offices.iter().any(|word| is_office(word));
    let is_first = run.get(skipped).is_none_or(|word| begins_sentence(paragraph, word.start));
    let next: Vec<&str> = words[range.end..].iter().take(2).map(|word| word.text).collect();
    if vocabulary::is_called_after(words[..range.start + skipped].last().map(|word| word.text), &next) {
        return;
    }
    let is_age =
        behind.starts_with(", ") && next.first().is_some_and(|word| word.len() == 2 && word.parse::<u8>().is_ok());
    let speaks = verbs::strip(behind.trim_start(), language).is_some()
        || in_front.is_some_and(|word| skipped == 0 && verbs::of(language).contains(&word.to_lowercase().as_str()));
    let is_vouched = is_age || speaks || next.first().is_some_and(|word| behind.starts_with(", ") && is_office(word));
    sightings.push(Sighting { written: name, office, is_behind_office, is_first, is_vouched });
}

fn begins_sentence(paragraph: &str, at: usize) -> bool {
    let before = paragraph[..at].trim_end_matches([' ', '“', '„', '«', '"', '‘', '—', '–', '-', '\u{a0}']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '…', '\n'])
}

/// The name in the nominative, if it is somebody's.
fn accepted(seen: &Sighting, alone: &FxHashSet<&str>, present: &FxHashSet<&str>, language: &str) -> Option<String> {
    let words: Vec<&str> = seen.written.split(' ').collect();
    let (first, last) = (words.first()?, words.last()?);
    let is_short = |word: &str| word.trim_end_matches('.').chars().count() < 2;
    // Initials alone are a name where an office or a verb says so.
    let is_vouched = seen.is_behind_office || seen.is_vouched;
    if (is_short(first) && !is_vouched)
        || is_short(last)
        || vocabulary::is_organisation(&seen.written)
        || words.iter().skip(1).any(|word| vocabulary::is_place(word))
        || Country::find(&seen.written).is_some()
        || Country::find(last).is_some()
        || Country::from_adjective(&last.to_lowercase()).is_some()
        || last.chars().all(char::is_uppercase)
    {
        return None;
    }
    if !forenames::nominatives(first, language).is_empty() {
        return nominative(&words, present, language);
    }
    if let Some(name) = recurring(first, last, alone, language).filter(|_| words.len() == 2 && !is_short(first)) {
        return Some(name);
    }
    let recurs = language != "de" && !seen.is_first && alone.contains(last);
    // “Solberg-Lund”: two names of a family.
    let is_double =
        last.split('-').filter(|part| part.chars().count() > 2 && part.starts_with(char::is_uppercase)).count() == 2;
    (is_vouched || recurs || is_double).then(|| seen.written.clone())
}

/// A name in some case whose surname stands alone in the nominative elsewhere.
fn recurring(first: &str, last: &str, alone: &FxHashSet<&str>, language: &str) -> Option<String> {
    if !WITH_CASES.contains(&language) {
        return None;
    }
    let written = format!("{first} {last}");
    let surnames =
        nominatives(last, language).into_iter().filter(|surname| surname != last && alone.contains(surname.as_str()));
    let names = surnames.flat_map(|surname| {
        nominatives(first, language).into_iter().map(move |forename| format!("{forename} {surname}"))
    });
    names
        .min_by_key(|name| (!full_forms(name, None, language).contains(&written), name.chars().count()))
        .filter(|name| full_forms(name, None, language).contains(&written))
}

/// A name whose first word is a forename in some case, in the nominative.
fn nominative(words: &[&str], present: &FxHashSet<&str>, language: &str) -> Option<String> {
    let written = words.join(" ");
    if !WITH_CASES.contains(&language) {
        return Some(written);
    }
    let ([first, .., last], true) = (words, words.len() <= 3) else { return Some(written) };
    let forenames = forenames::nominatives(first, language);
    let is_nominative = forenames.first() == Some(first);
    if words.len() == 3 {
        return is_nominative.then_some(written);
    }
    let mut likely = Vec::new();
    for forename in forenames {
        for surname in nominatives(last, language) {
            let name = format!("{forename} {surname}");
            // No surname ends so in the nominative.
            if surname.ends_with("енк") || !full_forms(&name, None, language).contains(&written) {
                continue;
            }
            let recurs = surname != *last && present.contains(surname.as_str());
            let is_likely = (surname == *last) == (forename == *first);
            likely.push(((recurs, is_likely, Reverse(surname.chars().count())), name));
        }
    }
    // Of equals the first.
    likely.reverse();
    likely
        .into_iter()
        .max_by_key(|(score, _)| *score)
        .map(|(_, name)| name)
        .or_else(|| is_nominative.then_some(written))
}

/// What a name may be in the nominative: as it is written, and with other endings.
fn nominatives(written: &str, language: &str) -> Vec<String> {
    // Both halves of a double surname have cases.
    if let Some((one, other)) = written.split_once('-') {
        let halves = |half: &str| -> Vec<String> {
            let is_form = |name: &String| forms(name, Part::Surname, None, language).iter().any(|form| form == half);
            nominatives(half, language).into_iter().filter(is_form).collect()
        };
        let (one, other) = (halves(one), halves(other));
        let pairs = one.iter().flat_map(|one| other.iter().map(move |other| format!("{one}-{other}")));
        return pairs.collect();
    }
    let endings = SURNAMES.iter().find(|(tag, _)| *tag == language).map_or(&[][..], |(_, endings)| endings);
    // Lithuanian and Latvian give every name an ending of their own.
    let is_whole = !matches!(language, "lt" | "lv") || endings.iter().any(|ending| written.ends_with(ending));
    let mut found = if is_whole { vec![written.to_owned()] } else { Vec::new() };
    for cut in 1..=4 {
        let Some((at, _)) = written.char_indices().rev().nth(cut - 1) else { break };
        if written[..at].chars().count() < 2 {
            break;
        }
        found.extend(endings.iter().map(|ending| format!("{}{ending}", &written[..at])));
    }
    found.extend(endings.iter().filter(|ending| !ending.is_empty()).map(|ending| format!("{written}{ending}")));
    found
}

/// Whom a surname means, by every form of it; nobody where it could be several.
pub(super) fn by_surname(people: &[Named], language: &str) -> FxHashMap<String, Option<usize>> {
    let mut found: FxHashMap<String, Option<usize>> = FxHashMap::default();
    for (index, named) in people.iter().enumerate() {
        let forms = named.forms.iter().filter_map(|form| form.rsplit(' ').next()).map(str::to_owned);
        let spelt = transliterated(named.surname());
        for form in forms.chain([named.surname().to_owned(), spelt]).collect::<FxHashSet<_>>() {
            found.entry(form).and_modify(|of| *of = None).or_insert(Some(index));
        }
    }
    // A language without cases has the genitive alone.
    if language == "de" {
        let genitives: Vec<(String, Option<usize>)> =
            found.iter().filter(|(form, _)| !form.ends_with('s')).map(|(form, of)| (format!("{form}s"), *of)).collect();
        for (form, of) in genitives {
            found.entry(form).or_insert(of);
        }
    }
    found
}
