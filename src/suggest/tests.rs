//! Which names may be one, and which are two.

use super::blocks::{Blocks, LARGEST};
use super::{How, person, whole};

fn likeness(one: &str, other: &str) -> Option<How> {
    let [one, other] = [one, other].map(|name| person::Name::new(name).unwrap());
    let both = (one.likeness(&other), other.likeness(&one));
    assert_eq!(both.0, both.1, "{one:?} {other:?}");
    both.0
}

/// Whether two names share a key, without which they are never compared.
fn are_compared(one: &str, other: &str) -> bool {
    let names = [one, other].map(|name| person::Name::new(name).unwrap());
    !Blocks::new(names.len(), |at, keys| names[at].keys(keys)).pairs(LARGEST).is_empty()
}

#[test]
fn names_of_one_person() {
    for (one, other, how) in [
        ("Vytis Yurkonis", "Vytis Jurkonis", How::OneLetter),
        ("Aliaksandr Lukashenka", "Aliaksandr Lukashenko", How::OneLetter),
        ("Pavel Latushka", "Pavel Latushko", How::OneLetter),
        ("Vladimir Mednisky", "Vladimir Medinsky", How::OneLetter),
        ("Vladimr Putin", "Vladimir Putin", How::OneLetter),
        ("Vladmiir Putin", "Vladimir Putin", How::OneLetter),
        ("Петру Порошенко", "Пётр Порошенко", How::OneLetter),
        ("Владимир Путин", "Vladimir Putin", How::Spelling),
        ("Wiktor Chrenin", "Viktor Chrenin", How::OneLetter),
        ("Alexander Lukashenka", "Aliaksandr Lukashenko", How::Spelling),
        ("Siarhei Tsikhanouski", "Sergei Tsikhanouski", How::Spelling),
        ("Putin Vladimir", "Vladimir Putin", How::Order),
        ("Putin, Vladimir", "Vladimir Putin", How::Spelling),
        ("V. Putin", "Vladimir Putin", How::Initials),
        ("V.Putin", "Vladimir Putin", How::Initials),
        ("В. В. Путин", "Vladimir Putin", How::Initials),
        ("Путин В. В.", "Владимир Путин", How::Initials),
        ("John F. Kennedy", "John Fitzgerald Kennedy", How::Initials),
        ("Viktor Gennadievich Khrenin", "Viktor Khrenin", How::ShortForm),
        ("Darryl N. Johnson", "Darryl Johnson", How::ShortForm),
    ] {
        assert_eq!(likeness(one, other), Some(how), "{one} | {other}");
        assert!(are_compared(one, other), "{one} | {other} are in no block");
    }
}

#[test]
fn one_person_in_the_spellings_of_several_languages() {
    for spellings in [
        &[
            "Aliaksandr Lukashenko",
            "Александр Лукашенко",
            "Alaksandar Łukašenka",
            "Aleksandras Lukašenka",
            "Alexander Lukaschenko",
        ][..],
        &["Mikhail Gorbachev", "Michail Gorbatschow", "Mikhaïl Gorbatchev", "Michaił Gorbaczow", "Михаил Горбачёв"],
        &["Boris Yeltsin", "Борис Ельцин"],
        &["Nikita Khrushchev", "Nikita Chruschtschow", "Nikita Khrouchtchev", "Никита Хрущёв"],
        &["Georgy Zhukov", "Георгий Жуков", "Gieorgij Żukow"],
        &["Sviatlana Tsikhanouskaya", "Светлана Тихановская", "Swetlana Tichanowskaja", "Śviatłana Cichanoŭskaja"],
    ] {
        for (at, one) in spellings.iter().enumerate() {
            for other in &spellings[at + 1..] {
                assert!(likeness(one, other).is_some(), "{one} | {other}");
                assert!(are_compared(one, other), "{one} | {other} are in no block");
            }
        }
    }
}

#[test]
fn an_organisation_and_its_abbreviation() {
    for (short, long, is_one) in [
        ("UN", "United Nations", true),
        ("OSCE", "Organization for Security and Co-operation in Europe", true),
        ("ОБСЕ", "Организация по безопасности и сотрудничеству в Европе", true),
        ("ЕАЭС", "Евразийский экономический союз", false),
        ("O.E.C.D.", "Organisation for Economic Co-operation and Development", true),
        ("LRT", "Lietuvos radijas ir televizija", true),
        ("Un", "United Nations", false),
        ("UN", "Unicorn Nightclub Riga", false),
    ] {
        let [one, other] = [short, long].map(whole::Name::new);
        assert_eq!(one.likeness(&other) == Some(How::Abbreviation), is_one, "{short} {long}");
    }
}

#[test]
fn a_battalion_in_several_spellings() {
    let spellings =
        ["Kalinoŭski Battalion", "the Kalinouski battalion", "Kalinauskas Battalion", "Kalinowski-Bataillon"];
    for other in &spellings[1..] {
        let [one, other] = [spellings[0], other].map(whole::Name::new);
        assert!(matches!(one.likeness(&other), Some(How::Spelling | How::OneLetter)), "{other:?}");
    }
    for (one, other) in
        [("Azov Battalion", "Aidar Battalion"), ("War", "Way"), ("Ministry of Defence", "Ministry of Justice")]
    {
        let [one, other] = [one, other].map(whole::Name::new);
        assert_eq!(one.likeness(&other), None);
    }
}

#[test]
fn names_of_two_people() {
    for (one, other) in [
        ("Sviatlana Tsikhanouskaya", "Siarhei Tsikhanouski"),
        ("Aliaksandr Ivanov", "Aliaksandra Ivanova"),
        ("Sasha Ivanov", "Sasha Ivanova"),
        ("Jan Kowalski", "Jan Kowalska"),
        ("Viktor Lukashenko", "Aliaksandr Lukashenko"),
        ("Viktor Lukashenko", "Dmitry Lukashenko"),
        ("Alexander Fomin", "Alexandra Fomin"),
        ("Mario Rossini", "Maria Rossini"),
        ("Marina Petrenko", "Martina Petrenko"),
        ("Marta Petrenko", "Maria Petrenko"),
        ("Volodymyr Putin", "Vladimir Putin"),
        ("Francis Underwood", "Frances Underwood"),
        ("Потанин Владимир", "Путин Владимир"),
        ("John Hay", "John Jay"),
        ("Александр Брод", "Александр Борода"),
        ("Ana Marin", "Ana Moreno"),
        ("Viktor Baker", "Viktor Maker"),
        ("George W. Bush", "George H. W. Bush"),
        ("Henry Cabot Lodge", "Henry Cabot Lodge Jr."),
        ("John Adams", "Abigail Adams"),
        ("A. Lukashenko", "Viktor Lukashenko"),
        ("V. Lukashenko", "Viktor Lukashenka"),
        ("Bill Clinton", "Hillary Clinton"),
    ] {
        assert_eq!(likeness(one, other), None, "{one} | {other}");
    }
}

#[test]
fn whole_names() {
    for (one, other, how) in [
        ("Kalinoŭski Battalion", "Kalinowski Battalion", Some(How::OneLetter)),
        ("the Kremlin press service", "Kremlin press-service", Some(How::Spelling)),
        ("Lrytas.lt", "Lrytas lt", Some(How::Spelling)),
        ("sanction", "sanctions", Some(How::OneLetter)),
        ("Northern Fleet", "Southern Fleet", None),
        ("Bank Dabrabyt", "Bank Dabrabat", Some(How::OneLetter)),
        ("BBC", "BBS", None),
        ("Resolution ES-11/1", "Resolution ES-11/2", None),
        ("Human Rights Council", "Human Rights Counsel", None),
    ] {
        let names = [one, other].map(whole::Name::new);
        assert_eq!(names[0].likeness(&names[1]), how, "{one} | {other}");
        let compared = Blocks::new(2, |at, keys| names[at].keys(keys)).pairs(LARGEST);
        assert!(how.is_none() || !compared.is_empty(), "{one} | {other} are in no block");
    }
}

#[test]
fn of_many_names_only_a_few_are_compared() {
    let syllables = ["ka", "lu", "sen", "mir", "tov", "ri", "pet", "gor", "be", "nik", "dzi", "vol"];
    let word = |mut number: usize, length: usize| {
        let mut word = String::new();
        for _ in 0..length {
            word.push_str(syllables[number % syllables.len()]);
            number /= syllables.len();
        }
        word
    };
    let names: Vec<person::Name> = (0..10_000)
        .map(|number| format!("{} {}", word(number * 7 % 97, 2), word(number * 31, 4)))
        .filter_map(|name| person::Name::new(&name))
        .collect();
    let compared = Blocks::new(names.len(), |at, keys| names[at].keys(keys)).pairs(LARGEST).len();
    assert!(compared < 5 * names.len(), "{compared}");
}
