//! Which mark each straight one becomes.

use super::*;
use pulldown_cmark::Parser;

fn shown(language: &str, text: &str) -> String {
    let mut events: Vec<_> = Parser::new_ext(text, crate::content::markdown::options()).into_offset_iter().collect();
    Quotes::of(language).resolve(&mut events, text);
    let mut shown = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => shown.push_str(&text),
            Event::SoftBreak => shown.push(' '),
            Event::End(TagEnd::Paragraph) => shown.push('|'),
            _ => {}
        }
    }
    shown.trim_end_matches('|').to_owned()
}

#[test]
fn marks_are_those_of_the_language() {
    for (language, text, expected) in [
        ("en", "He said \"no\" and 'yes'.", "He said “no” and ‘yes’."),
        ("lt", "Sakė \"ne\" ir 'taip'.", "Sakė „ne“ ir ‚taip‘."),
        ("ru", "Порталу ''WikiLeaks'', вышла.", "Порталу «WikiLeaks», вышла."),
        ("ru", "«Он 'представил произведение'», сказал.", "«Он „представил произведение“», сказал."),
        ("uk", "Слово 'п'ять' і об'єкт", "Слово „п’ять“ і об’єкт"),
        ("pl", "\"Tak\" i 'nie'", "„Tak” i «nie»"),
        ("fr", "Il dit \" non \" et part", "Il dit « non » et part"),
        ("ko", "유전자 \"ORF3a\"의 위치.", "유전자 “ORF3a”의 위치."),
        ("ko", "그는 '평화'를 원했다.", "그는 ‘평화’를 원했다."),
        ("zh", "他说\"你好\"。又说'再见'了", "他说“你好”。又说‘再见’了"),
        ("ja", "彼は\"はい\"と言った", "彼は“はい”と言った"),
        ("ar", "قال \" نعم \" ثم", "قال “ نعم ” ثم"),
        ("he", "צה\"ל אמר ב\"הארץ\"", "צה״ל אמר ב“הארץ”"),
        ("tr", "\"X\"in ve Ankara'nın", "“X”in ve Ankara’nın"),
        ("en", "\"'Yes,' he said\"", "“‘Yes,’ he said”"),
        ("ru", "\"— Да\", сказал он", "«— Да», сказал он"),
        ("en", "**\"Bold\"** and \"[link](x.md)\"", "“Bold” and “link”"),
        ("en", "\"One.\n\n\"In 1962\"", "“One.|“In 1962”"),
        ("en", "\"One.\n\nIn 1962\"", "“One.|In 1962”"),
    ] {
        assert_eq!(shown(language, text), expected, "{text}");
    }
}

#[test]
fn inches_and_apostrophes_are_no_quotation_marks() {
    for (language, text, expected) in [
        ("en", "a 12\" pipe and a man of 6'2\" there", "a 12″ pipe and a man of 6′2″ there"),
        ("de", "ein 12\" Rohr", "ein 12″ Rohr"),
        ("ru", "труба 12\" и 6'2\".", "труба 12″ и 6′2″."),
        ("en", "\"a 12\" pipe\" he said", "“a 12″ pipe” he said"),
        ("en", "\"in 1962\" and \"later\"", "“in 1962” and “later”"),
        ("en", "12'' nails", "12″ nails"),
        ("en", "'Tis the season; 'twas so", "’Tis the season; ’twas so"),
        ("en", "’Tis", "’Tis"),
        ("en", "the '90s and rock 'n' roll", "the ’90s and rock ’n’ roll"),
        ("en", "'the '90s'", "‘the ’90s’"),
        ("en", "the boys' toys, it's O'Brien's", "the boys’ toys, it’s O’Brien’s"),
        ("it", "l'Italia e 'Ndrangheta", "l’Italia e ’Ndrangheta"),
        ("nl", "'s avonds in 't huis, 'ja'", "’s avonds in ’t huis, ‘ja’"),
        ("en", "the 1980's", "the 1980’s"),
        ("en", "a lone \" mark", "a lone \" mark"),
    ] {
        assert_eq!(shown(language, text), expected, "{text}");
    }
}
