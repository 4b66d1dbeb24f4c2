//! Titles: offices and forms of address that stand in front of a name and are no part of it, and whose gender some of them give away.
//!
//! One table for front matter, where a form of address in front of a name is dropped, and for running text, where neither it nor an office is
//! somebody's forename. Not the titles of monarchs and popes, which a forename follows: “King Hussein” is not Saddam Hussein.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::inflection::{Gender, Part, forms};
use crate::text::fold;

/// What a title is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    /// Whom it is said of, where it is said of men or of women alone.
    pub gender: Option<Gender>,
    /// Whether a text may write it with a small letter: “пані”. “They miss Clinton” has no “Miss”.
    pub small: bool,
}

/// Titles of one sort.
struct Group {
    title: Title,
    /// Whether they are forms of address, which are dropped in front of a name in front matter.
    address: bool,
    /// The only language in whose texts they are titles; any, where it is empty: “Don” is a forename in English.
    only: &'static str,
    /// The language in whose cases they stand; empty, where they have none.
    cases: &'static str,
    words: &'static str,
}

const HE: Option<Gender> = Some(Gender::Masculine);
const SHE: Option<Gender> = Some(Gender::Feminine);

const fn address(gender: Option<Gender>, cases: &'static str, words: &'static str) -> Group {
    Group { title: Title { gender, small: !cases.is_empty() }, address: true, only: "", cases, words }
}

/// The gender of an office only says how the word is inflected: a woman may be called “министр” or “chairman”, and behind “муж актрисы” stands
/// the name of a man.
const fn office(gender: Option<Gender>, cases: &'static str, words: &'static str) -> Group {
    Group { title: Title { gender, small: !cases.is_empty() }, address: false, only: "", cases, words }
}

const fn small(group: &Group) -> Group {
    Group { title: Title { small: true, ..group.title }, ..*group }
}

const fn only(only: &'static str, group: &Group) -> Group {
    Group { only, ..small(group) }
}

/// Where a word is in several groups, the first that is of the text's language counts.
const GROUPS: &[Group] = &[
    only("fr", &address(HE, "", "m mm")),
    only("es", &address(HE, "", "sr")),
    only("es", &address(SHE, "", "sra srta")),
    only("pt", &address(HE, "", "sr")),
    only("pt", &address(SHE, "", "sra")),
    only("es", &office(None, "", "don doña")),
    only("it", &office(None, "", "don")),
    address(None, "", "mx dr prof professor"),
    address(HE, "", "mr sir lord herr herrn"),
    small(&address(HE, "", "monsieur señor senhor signor г-н г-на г-ну")),
    address(SHE, "", "mrs ms miss dame lady frau"),
    small(&address(SHE, "", "madame mademoiselle mme mlle señora señorita senhora signora г-жа г-жи г-же г-жу")),
    address(HE, "lt", "ponas"),
    address(SHE, "lt", "ponia"),
    address(HE, "pl", "pan"),
    address(SHE, "pl", "pani panią"),
    address(HE, "ru", "господин"),
    address(SHE, "ru", "госпожа"),
    // “пані” is also the locative of “пан”, and nearly never that.
    address(SHE, "uk", "пані пани"),
    address(HE, "uk", "пан"),
    address(HE, "be", "спадар"),
    address(SHE, "be", "спадарыня"),
    office(
        None,
        "",
        "president presidents minister ministers prime premier vice deputy acting chancellor senator senators secretary \
         secretaries undersecretary commissar commissioner commodore consul envoy citizen director administrator attorney \
         adviser advisor counselor coordinator negotiator candidate delegate officer chief dictator sen gov rep gen col lt \
         maj capt adm amb sgt councillor general colonel major captain lieutenant admiral marshal commander governor mayor \
         ambassador judge justice chairman speaker representative congressman comrade prasident prasidenten kanzler \
         bundeskanzler ministerprasident aussenminister staatschef regierungschef kremlchef machthaber presidente ministre",
    ),
    office(None, "", "congresswoman chairwoman prasidentin kanzlerin bundeskanzlerin ministerin oppositionsfuhrerin"),
    office(HE, "lt", "prezidentas ministras premjeras generolas pirmininkas kancleris ambasadorius"),
    office(HE, "pl", "prezydent premier minister generał kanclerz marszałek"),
    office(
        HE,
        "ru",
        "президент премьер министр генерал председатель губернатор депутат адвокат глава лидер певец актер писатель режиссер космонавт",
    ),
    office(SHE, "lt", "prezidentė ministrė premjerė generolė pirmininkė ambasadorė"),
    office(SHE, "ru", "актриса певица"),
    office(HE, "uk", "президент міністр генерал голова депутат"),
    office(HE, "be", "прэзідэнт міністр генерал старшыня дэпутат"),
];

/// Folded titles in all their forms, and the groups that they are in.
static TITLES: LazyLock<FxHashMap<String, Vec<&'static Group>>> = LazyLock::new(|| {
    let mut titles: FxHashMap<String, Vec<&'static Group>> = FxHashMap::default();
    for group in GROUPS {
        for word in group.words.split_whitespace() {
            // Only what has a capital is inflected as a name is.
            let mut letters = word.chars();
            let capital = letters.next().into_iter().flat_map(char::to_uppercase);
            let word: String = capital.chain(letters).collect();
            for form in forms(&word, Part::Forename, group.title.gender, group.cases) {
                titles.entry(fold(&form)).or_default().push(group);
            }
        }
    }
    titles
});

/// The title that a folded word is in a text of this language.
pub fn title(folded: &str, language: &str) -> Option<Title> {
    let groups = TITLES.get(folded)?;
    let group = groups.iter().find(|group| group.only.is_empty() || group.only == language)?;
    let gender = group.title.gender.filter(|_| group.address);
    Some(Title { gender, ..group.title })
}

/// Whether a folded word is a title, in whatever language.
pub fn is_title(folded: &str) -> bool {
    TITLES.contains_key(folded)
}

/// Whether a folded word is a form of address, in whatever language.
pub fn is_address(folded: &str) -> bool {
    TITLES.get(folded).is_some_and(|groups| groups.iter().any(|group| group.address))
}

/// Whether a folded word is an office, in whatever language: “president”, “министра”.
pub fn is_office(folded: &str) -> bool {
    let is_any = |group: &&Group| !group.address && group.only.is_empty();
    TITLES.get(folded).is_some_and(|groups| groups.iter().any(is_any))
}

/// A name without the titles in front, which are given apart: “President Vadim Potapin”. At least one word stays.
pub fn split(name: &str) -> (&str, &str) {
    let mut rest = name.trim();
    while let Some((first, behind)) = rest.split_once(char::is_whitespace) {
        let folded = fold(first.trim_end_matches('.'));
        if behind.trim().is_empty() || !(is_address(&folded) || is_office(&folded)) {
            break;
        }
        rest = behind.trim_start();
    }
    let titles = name.trim().strip_suffix(rest).unwrap_or_default();
    (titles.trim_end(), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_split_from_names() {
        for (name, titles, rest) in [
            ("President Vadim Potapin", "President", "Vadim Potapin"),
            ("Vice President Dr. Ana Kovač", "Vice President Dr.", "Ana Kovač"),
            ("премьер-министр Иван Петров", "", "премьер-министр Иван Петров"),
            ("министра Ивана Петрова", "министра", "Ивана Петрова"),
            ("Minister", "", "Minister"),
            ("Ana Kovač", "", "Ana Kovač"),
        ] {
            assert_eq!(split(name), (titles, rest), "{name}");
        }
    }

    #[test]
    fn a_title_tells_whose_it_is() {
        for (word, language, expected) in [
            ("Mrs", "en", Some(SHE)),
            ("president", "en", Some(None)),
            ("Präsidentin", "de", Some(None)),
            ("M", "fr", Some(HE)),
            ("M", "en", None),
            ("Don", "es", Some(None)),
            ("Don", "en", None),
            ("актрисы", "ru", Some(None)),
            ("ministre", "fr", Some(None)),
            ("Prezidento", "lt", Some(None)),
            ("poniai", "lt", Some(SHE)),
            ("госпожой", "ru", Some(SHE)),
            ("главы", "ru", Some(None)),
            ("пану", "uk", Some(HE)),
            ("спадарыню", "be", Some(SHE)),
            ("panem", "pl", Some(HE)),
            ("Viktor", "en", None),
        ] {
            assert_eq!(title(&fold(word), language).map(|title| title.gender), expected, "{word}");
        }
        assert!(is_address("mr") && is_address("m") && !is_address("don") && !is_address("president"));
    }
}
