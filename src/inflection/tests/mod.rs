//! The paradigms, name by name, and what holds for every word.

use proptest::prelude::*;

use super::table::{Grammar, Row};
use super::{Gender, Part, be, forms, full_forms, germanic, grammar, lt, lv, name_forms, pl, ru, uk};

/// Words with all their forms, as a grammar gives them, by language. One line a word: part, gender, word, forms.
const PARADIGMS: &[(&str, &str)] = &[
    ("be", include_str!("be.txt")),
    ("lt", include_str!("lt.txt")),
    ("lv", include_str!("lv.txt")),
    ("pl", include_str!("pl.txt")),
    ("ru", include_str!("ru.txt")),
    ("uk", include_str!("uk.txt")),
];

/// Every grammar there is.
const GRAMMARS: &[&Grammar] =
    &[&be::GRAMMAR, &germanic::GRAMMAR, &lt::GRAMMAR, &lv::GRAMMAR, &pl::GRAMMAR, &ru::GRAMMAR, &uk::GRAMMAR];

const LANGUAGES: &[&str] = &["be", "de", "en", "lt", "lv", "pl", "ru", "uk"];

#[test]
fn words_have_the_forms_that_grammars_give() {
    for (language, table) in PARADIGMS {
        let mut words = 0;
        for line in table.lines() {
            let (head, expected) = line.split_once(':').unwrap();
            let [part, gender, word] = head.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let part = match part {
                "forename" => Part::Forename,
                "surname" => Part::Surname,
                "country" => Part::Country,
                other => panic!("{other}"),
            };
            let found = forms(word, part, Gender::from_key(gender), language);
            let expected: Vec<&str> = std::iter::once(word).chain(expected.split_whitespace()).collect();
            assert_eq!(found, expected, "{language}: {head}");
            words += 1;
        }
        assert!(words >= 25, "{language}: {words} words");
    }
}

#[test]
fn whole_names_are_inflected_in_one_case() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "lt",
            "Vytis Jurkonis",
            &[
                "Vyčio Jurkonio",
                "Vyčiui Jurkoniui",
                "Vytį Jurkonį",
                "Vyčiu Jurkoniu",
                "Vytyje Jurkonyje",
                "Vyti Jurkoni",
            ],
        ),
        ("pl", "Angela Merkel", &["Angeli Merkel", "Angelę Merkel", "Angelą Merkel", "Angelo Merkel"]),
        (
            "pl",
            "Baszar al-Asad",
            &["Baszara al-Asada", "Baszarowi al-Asadowi", "Baszarem al-Asadem", "Baszarze al-Asadzie"],
        ),
        ("ru", "В. В. Путин", &["В. В. Путина", "В. В. Путину", "В. В. Путиным", "В. В. Путином", "В. В. Путине"]),
        (
            "ru",
            "Наталья Поклонская",
            &[
                "Натальи Поклонской",
                "Наталье Поклонской",
                "Наталью Поклонскую",
                "Натальей Поклонской",
                "Натальёй Поклонской",
            ],
        ),
        (
            "ru",
            "Урсула фон дер Ляйен",
            &["Урсулы фон дер Ляйен", "Урсуле фон дер Ляйен", "Урсулу фон дер Ляйен", "Урсулой фон дер Ляйен"],
        ),
        (
            "be",
            "Аляксандр Рыгоравіч Лукашэнка",
            &[
                "Аляксандра Рыгоравіча Лукашэнкі",
                "Аляксандру Рыгоравічу Лукашэнку",
                "Аляксандра Рыгоравіча Лукашэнку",
                "Аляксандрам Рыгоравічам Лукашэнкам",
                "Аляксандрам Рыгоравічом Лукашэнкам",
                "Аляксандром Рыгоравічам Лукашэнкам",
                "Аляксандром Рыгоравічом Лукашэнкам",
            ],
        ),
        ("de", "Aljaksandr Lukaschenka", &["Aljaksandr Lukaschenkas"]),
        ("de", "Olaf Scholz", &[]),
        ("en", "Vladimir Putin", &[]),
        ("ru", "Vladimir Putin", &[]),
        (
            "uk",
            "Володимир Зеленський",
            &[
                "Володимира Зеленського",
                "Володимирові Зеленському",
                "Володимиру Зеленському",
                "Володимиром Зеленським",
                "Володимирові Зеленськім",
                "Володимирі Зеленському",
                "Володимирі Зеленськім",
                "Володимире Зеленський",
            ],
        ),
        ("ru", "Путин, Владимир", &[]),
        ("pl", "Владимир Путин", &[]),
    ];
    for (language, name, expected) in cases {
        let found = full_forms(name, None, language);
        assert_eq!(
            (found[0].as_str(), &found[1..]),
            (*name, &expected.iter().map(ToString::to_string).collect::<Vec<_>>()[..])
        );
    }
}

#[test]
fn a_name_of_a_hundred_words_has_few_forms() {
    assert!(full_forms(&"Іван ".repeat(100), None, "uk").len() < 100);
    assert!(forms(&["Іван"; 100].join("-"), Part::Surname, None, "uk").len() < 100);
}

#[test]
fn the_words_of_a_name_help_each_other_to_a_gender() {
    let last = |name: &str, gender, language: &str| name_forms(name, gender, language).pop().unwrap().join(" ");
    for (name, gender, language, expected) in [
        ("Светлана Панкевич", None, "ru", "Панкевич"),
        ("Сергей Панкевич", None, "ru", "Панкевич Панкевича Панкевичу Панкевичем Панкевичом Панкевиче"),
        ("Никита Иванова", Some(Gender::Feminine), "ru", "Иванова Ивановой Иванову"),
        ("Саша Иванова", None, "ru", "Иванова Ивановой Иванову"),
        ("Юлія Тимошенко", None, "uk", "Тимошенко"),
        ("Семен Тимошенко", None, "uk", "Тимошенко Тимошенка Тимошенкові Тимошенку Тимошенком"),
        ("Ганна Лукашэнка", None, "be", "Лукашэнка Лукашэнкі Лукашэнцы Лукашэнку Лукашэнкай"),
        (
            "Viktorija Čmilytė-Nielsen",
            None,
            "lt",
            "Čmilytė-Nielsen Čmilytės-Nielsen Čmilytei-Nielsen Čmilytę-Nielsen Čmilyte-Nielsen Čmilytėje-Nielsen",
        ),
        ("Kamala Harris", None, "lt", "Harris"),
        ("Kuba Nowak", None, "pl", "Nowak Nowaka Nowakowi Nowakiem Nowaku"),
        ("Martin Luther King Jr.", None, "pl", "Jr."),
    ] {
        assert_eq!(last(name, gender, language), expected, "{name}");
    }
}

#[test]
fn a_word_keeps_its_capitals_and_its_script() {
    let cases = [
        ("ПУТИН", "ru", "ПУТИН ПУТИНА ПУТИНУ ПУТИНЫМ ПУТИНОМ ПУТИНЕ"),
        ("LEWICKI", "pl-PL", "LEWICKI LEWICKIEGO LEWICKIEMU LEWICKIM"),
        ("O’Neill", "pl", "O’Neill O’Neilla O’Neillowi O’Neillem O’Neillu"),
        ("путин", "ru", "путин"),
        ("Пуtин", "ru", "Пуtин"),
        ("Каліноўскі", "ru", "Каліноўскі"),
        ("Ли", "ru", "Ли"),
        ("Ева", "ru", "Ева Евы Еве Еву Евой"),
        ("", "ru", ""),
        ("-", "pl", "-"),
    ];
    for (word, language, expected) in cases {
        assert_eq!(forms(word, Part::Surname, None, language).join(" "), expected);
    }
    assert_eq!(forms("Южный Судан", Part::Country, None, "ru"), ["Южный Судан"]);
}

/// A row behind one that fits all the words that it fits would never be read.
#[test]
fn no_row_hides_another() {
    for grammar in GRAMMARS {
        for tables in [
            grammar.masculine_forenames,
            grammar.feminine_forenames,
            grammar.masculine_surnames,
            grammar.feminine_surnames,
            grammar.countries,
        ] {
            for table in tables {
                for (i, row) in table.iter().enumerate() {
                    let hidden = table[..i].iter().find(|earlier| covers(earlier, row));
                    assert!(hidden.is_none(), "{row:?} is behind {hidden:?}");
                }
            }
        }
    }
}

/// Whether every word that `later` fits is one that `earlier` fits.
fn covers(earlier: &Row, later: &Row) -> bool {
    if earlier.after == "^" || later.after == "^" {
        return earlier.after == later.after && earlier.ending == later.ending;
    }
    match later.ending.strip_suffix(earlier.ending) {
        Some("") => {
            earlier.after.is_empty()
                || (!later.after.is_empty() && later.after.chars().all(|c| earlier.after.contains(c)))
        }
        Some(more) => earlier.after.is_empty() || more.ends_with(|c| earlier.after.contains(c)),
        None => false,
    }
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![Just(Part::Forename), Just(Part::Surname), Just(Part::Country)]
}

fn gender() -> impl Strategy<Value = Option<Gender>> {
    prop_oneof![Just(None), Just(Some(Gender::Feminine)), Just(Some(Gender::Masculine))]
}

/// Letters that are easily got wrong, and endings that rows know.
const WORDS: &str =
    "[A-ZŠŽŁА-ЯЁІЎЄ]?[a-zėšžłńа-яёіўє’]{0,5}(ski|is|ė|ко|ов|ая|ський|енка|аў|ец|ek|ia|ь)?(-[А-Яа-яA-Za-z]{0,4})?";

proptest! {
    #[test]
    fn any_text_has_forms(text in any::<String>(), part in part(), gender in gender(), tag in "\\PC{0,6}") {
        for language in LANGUAGES.iter().copied().chain([tag.as_str()]) {
            prop_assert_eq!(&forms(&text, part, gender, language)[0], &text);
            prop_assert_eq!(&full_forms(&text, gender, language)[0], &text);
            prop_assert_eq!(name_forms(&text, gender, language).len(), text.split_whitespace().count());
        }
    }

    #[test]
    fn forms_are_words_of_the_same_script(word in WORDS, part in part(), gender in gender()) {
        for language in LANGUAGES {
            let found = forms(&word, part, gender, language);
            for (i, form) in found.iter().enumerate().skip(1) {
                prop_assert!(form.chars().filter(|c| c.is_alphabetic()).count() >= 3, "{form:?}");
                prop_assert!(!found[..i].contains(form), "{form:?} is there twice");
                let script = grammar(language).unwrap().script;
                let added = form.chars().filter(|c| !word.contains(*c));
                for c in added {
                    prop_assert!(c == '’' || script.has(c), "{c:?} in {form:?} of {word:?}");
                }
            }
        }
    }

    #[test]
    fn whole_names_are_made_of_forms_of_their_words(names in proptest::collection::vec(WORDS, 1..4), gender in gender()) {
        let name = names.join(" ");
        for language in LANGUAGES {
            let known = name_forms(&name, gender, language);
            for whole in full_forms(&name, gender, language).iter().skip(1) {
                for (word, forms) in whole.split(' ').zip(&known) {
                    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
                    prop_assert!(letters < 3 || forms.iter().any(|form| form == word), "{word:?} of {name:?}");
                }
            }
        }
    }
}
