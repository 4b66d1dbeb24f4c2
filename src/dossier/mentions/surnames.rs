//! A surname alone: whom it means, if it can be told.
//!
//! It means somebody only where exactly one person with that surname is named in the note, or in full earlier in the text; never behind an
//! initial or a forename that is not that person's own, and never as half of a double name.

use rustc_hash::FxHashSet;

use super::Context;
use super::lexicon::Lexicon;
use super::words::{Gap, Word};
use crate::dossier::EntityId;
use crate::text::fold;

/// What came of a surname.
pub(super) enum Outcome {
    /// One person.
    One(EntityId),
    /// Several who are named: nobody can tell.
    Several(Vec<EntityId>),
    /// Nobody who is named here.
    Nobody,
}

/// Whom the word at `index`, whose number is `id`, means.
pub(super) fn resolve(
    context: &Context<'_>,
    lexicon: &Lexicon,
    in_full: &FxHashSet<EntityId>,
    words: &[Word<'_>],
    ids: &[Option<u32>],
    index: usize,
    id: u32,
) -> Outcome {
    let people = lexicon.people_called(id);
    if !people.is_empty() && is_likelier_a_word(words, index) {
        return Outcome::Nobody;
    }
    if people.is_empty()
        || context.unlinked.contains(&fold(words[index].text))
        || is_half_of_a_name(lexicon, words, ids, index)
    {
        return Outcome::Nobody;
    }
    let settled = context.surnames.get(&fold(words[index].text)).filter(|person| people.contains(person));
    let here = people.iter().copied().filter(|person| context.named.contains(person) || in_full.contains(person));
    let here: Vec<EntityId> = settled.map_or_else(|| here.collect(), |person| vec![*person]);
    let fitting: Vec<EntityId> =
        here.iter().copied().filter(|person| may_stand_before(context, lexicon, *person, words, ids, index)).collect();
    match (here.as_slice(), fitting.as_slice()) {
        ([_], [person]) => Outcome::One(*person),
        // A forename or an initial of their own tells which of several is meant.
        ([_, _, ..], [person]) if is_preceded_by_name(words, index) => Outcome::One(*person),
        ([_, _, ..], [_, _, ..]) => Outcome::Several(here),
        _ => Outcome::Nobody,
    }
}

/// Whether a surname that is also a word of English is that word here: a month anywhere, any other word where a sentence begins.
///
/// A name, an initial or a title in front of it says that it is a name after all.
fn is_likelier_a_word(words: &[Word<'_>], index: usize) -> bool {
    const ALWAYS_CAPITALISED: &[&str] = &[
        "january", "march", "april", "may", "june", "july", "august", "monday", "friday", "sunday", "north", "south",
        "east", "west",
    ];
    const WORDS: &[&str] = &[
        "young", "white", "black", "brown", "green", "gray", "grey", "long", "short", "small", "little", "strong",
        "wise", "best", "good", "sharp", "swift", "bright", "rich", "poor", "king", "bishop", "will", "rice", "price",
        "power", "powers", "case", "moon", "stone", "wood", "woods", "field", "hill", "hills", "bush", "banks", "page",
        "law", "love", "hope", "fish", "fox", "wolf", "bell", "ball", "cook", "baker", "hunter", "fisher", "miller",
        "mason", "parker", "porter", "carter", "turner", "walker", "singer", "major",
    ];
    let before = index.checked_sub(1).map(|at| &words[at]);
    let vouched = before.is_some_and(|before| is_preceded_by_name(words, index) && !is_function_word(before.text));
    if vouched {
        return false;
    }
    let word = words[index].text.to_lowercase();
    let begins_sentence = matches!(words[index].gap, Gap::Break | Gap::DotSpace);
    ALWAYS_CAPITALISED.contains(&word.as_str()) || (begins_sentence && WORDS.contains(&word.as_str()))
}

/// Whether the word is joined by a hyphen to another capitalised word that is no name of its own: “Kuzma-Petrov”.
fn is_half_of_a_name(lexicon: &Lexicon, words: &[Word<'_>], ids: &[Option<u32>], index: usize) -> bool {
    let is_name = |at: usize| ids[at].is_some_and(|id| !lexicon.people_called(id).is_empty());
    let before =
        words[index].gap == Gap::Hyphen && index > 0 && words[index - 1].is_capitalised() && !is_name(index - 1);
    let after = words.get(index + 1).is_some_and(|next| next.gap == Gap::Hyphen && next.is_capitalised())
        && !is_name(index + 1);
    before || after
}

/// Whether a capitalised word or an initial stands right in front.
fn is_preceded_by_name(words: &[Word<'_>], index: usize) -> bool {
    index > 0 && matches!(words[index].gap, Gap::Space | Gap::Dot | Gap::DotSpace) && words[index - 1].is_capitalised()
}

/// Whether what stands in front of the surname may stand there if `person` is meant.
fn may_stand_before(
    context: &Context<'_>,
    lexicon: &Lexicon,
    person: EntityId,
    words: &[Word<'_>],
    ids: &[Option<u32>],
    index: usize,
) -> bool {
    if !is_preceded_by_name(words, index) {
        return true;
    }
    let before = &words[index - 1];
    if before.text.chars().count() == 1 && words[index].gap != Gap::Space {
        return lexicon.has_initial(context.dossier, person, before.text);
    }
    if words[index].gap != Gap::Space {
        // The full stop of the sentence before.
        return true;
    }
    let own = ids[index - 1].is_some_and(|id| lexicon.is_own_word(person, id));
    let begins_sentence = index == 1 || matches!(words[index - 1].gap, Gap::Break | Gap::DotSpace);
    own || is_title(before.text) || (begins_sentence && is_function_word(before.text))
}

/// Whether a word is an office or form of address that stands in front of a name.
fn is_title(word: &str) -> bool {
    const TITLES: &[&str] = &[
        "president",
        "minister",
        "premier",
        "chancellor",
        "king",
        "queen",
        "prince",
        "princess",
        "emperor",
        "tsar",
        "pope",
        "patriarch",
        "senator",
        "secretary",
        "general",
        "colonel",
        "major",
        "captain",
        "lieutenant",
        "admiral",
        "marshal",
        "commander",
        "governor",
        "mayor",
        "ambassador",
        "judge",
        "justice",
        "chairman",
        "chairwoman",
        "speaker",
        "representative",
        "congressman",
        "comrade",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "lord",
        "lady",
        "herr",
        "frau",
        "monsieur",
        "madame",
        "prezidentas",
        "prezidentė",
        "ministras",
        "ministrė",
        "premjeras",
        "generolas",
        "ponas",
        "ponia",
        "президент",
        "премьер",
        "министр",
        "генерал",
        "господин",
        "госпожа",
        "міністр",
        "прем'єр",
        "пан",
        "пані",
        "прэзідэнт",
        "міністр",
        "спадар",
        "prezydent",
        "premier",
        "minister",
        "generał",
        "pan",
        "pani",
        "präsident",
        "kanzler",
        "président",
        "presidente",
    ];
    let folded = fold(word);
    TITLES.iter().any(|title| fold(title) == folded)
}

/// Whether a word at the beginning of a sentence is one that no name begins with.
fn is_function_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "the",
        "a",
        "an",
        "and",
        "but",
        "or",
        "so",
        "yet",
        "for",
        "nor",
        "if",
        "when",
        "while",
        "as",
        "since",
        "after",
        "before",
        "because",
        "although",
        "though",
        "until",
        "once",
        "where",
        "whereas",
        "whether",
        "that",
        "this",
        "these",
        "those",
        "what",
        "which",
        "who",
        "how",
        "why",
        "in",
        "on",
        "at",
        "by",
        "to",
        "from",
        "with",
        "without",
        "of",
        "about",
        "against",
        "under",
        "over",
        "between",
        "both",
        "only",
        "even",
        "then",
        "now",
        "today",
        "yesterday",
        "tomorrow",
        "later",
        "earlier",
        "meanwhile",
        "however",
        "still",
        "also",
        "did",
        "does",
        "do",
        "is",
        "was",
        "were",
        "are",
        "has",
        "had",
        "have",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "not",
        "no",
        "like",
        "unlike",
        "despite",
        "instead",
        "perhaps",
        "again",
        "here",
        "there",
        "his",
        "her",
        "its",
        "their",
        "и",
        "но",
        "а",
        "что",
        "когда",
        "если",
        "как",
        "в",
        "на",
        "по",
        "с",
        "у",
        "от",
        "к",
        "за",
        "о",
        "об",
        "для",
        "сегодня",
        "вчера",
        "однако",
        "затем",
        "потом",
        "также",
        "ранее",
        "позже",
        "так",
        "і",
        "й",
        "та",
        "але",
        "що",
        "коли",
        "якщо",
        "як",
        "у",
        "ў",
        "ды",
        "калі",
        "што",
        "anot",
        "pasak",
        "ir",
        "bet",
        "o",
        "kad",
        "kai",
        "jei",
        "kaip",
        "į",
        "iš",
        "su",
        "po",
        "prie",
        "ar",
        "i",
        "ale",
        "że",
        "gdy",
        "jeśli",
        "jak",
        "w",
        "z",
        "do",
        "und",
        "aber",
        "wenn",
        "als",
        "dass",
        "mit",
        "von",
        "et",
        "mais",
        "si",
        "y",
        "pero",
        "cuando",
    ];
    let lower = word.to_lowercase();
    WORDS.contains(&lower.as_str()) || (lower.is_ascii() && lower.len() > 4 && lower.ends_with("ly"))
}
