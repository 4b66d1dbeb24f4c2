//! Whose report a text repeats is no mention of them; what it says of them is.

use super::check;

const INTERFAX: &str = "Interfax=Interfax";

#[test]
fn who_reports_is_not_mentioned() {
    check(&[
        ("language: en", "The bridge was closed, as reported by Interfax.", &[]),
        ("language: en", "According to the news agency “Interfax”, it was closed.", &[]),
        ("language: en", "It was closed, Interfax reported.", &[]),
        ("language: en", "> It is closed.\n>\n> — Theresa May, as reported by Interfax", &["Theresa May=Theresa May"]),
        ("language: lt", "Tiltas uždarytas, pranešė Interfax.", &[]),
        ("language: lt", "Pasak „Interfax“, tiltas uždarytas.", &[]),
        ("language: lt", "Interfax duomenimis, tiltas uždarytas.", &[]),
        ("language: ru", "По данным Интерфакса, мост закрыт.", &[]),
        ("language: ru", "Мост закрыт, сообщает «Интерфакс».", &[]),
        ("language: ru", "Мост закрыт, сообщило агентство «Интерфакс».", &[]),
        ("language: uk", "За даними Інтерфаксу, міст закрито.", &[]),
        ("language: uk", "Як повідомляє Інтерфакс, міст закрито.", &[]),
        ("language: be", "Паводле Інтэрфакса, мост зачынены.", &[]),
        ("language: be", "Мост зачынены, паведамляе Інтэрфакс.", &[]),
        ("language: pl", "Według agencji Interfax most zamknięto.", &[]),
        ("language: pl", "Jak podaje Interfax, most zamknięto.", &[]),
        ("language: de", "Laut der Agentur Interfax ist die Brücke gesperrt.", &[]),
        ("language: de", "Wie Interfax berichtet, ist die Brücke gesperrt.", &[]),
        ("language: fr", "Selon l’agence Interfax, le pont est fermé.", &[]),
        ("language: fr", "D’après Interfax, le pont est fermé.", &[]),
        ("language: es", "Según Interfax, el puente está cerrado.", &[]),
        ("language: es", "El puente está cerrado, informó Interfax.", &[]),
    ]);
}

#[test]
fn what_is_said_of_a_source_mentions_it() {
    check(&[
        ("language: en", "Interfax was raided by police.", &[INTERFAX]),
        ("language: en", "Interfax reported losses.", &[INTERFAX]),
        ("language: en", "They wrote to Interfax.", &[INTERFAX]),
        ("language: en", "According to Theresa May, it is closed.", &["Theresa May=Theresa May"]),
        ("language: ru", "Министр сообщил Интерфаксу об этом.", &["Интерфаксу=Interfax"]),
        ("language: ru", "В «Интерфакс» приехали следователи.", &["Интерфакс=Interfax"]),
        ("language: de", "Er berichtet bei Interfax.", &[INTERFAX]),
        ("language: lt", "Interfax uždarytas.", &[INTERFAX]),
    ]);
}
