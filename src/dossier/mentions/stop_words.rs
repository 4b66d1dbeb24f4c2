//! Stop words: pronouns, articles, conjunctions and the like, by language.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

/// Stop words that the lists of Stopwords ISO lack.
const OWN_LISTS: &[(&str, &str)] = &[
    (
        "be",
        "а або абы аб ад адзін адна адно адны але альбо без блізка больш была былі было быў быць бо ва вам вас ваш ваша вашы во вось вы \
         гэта гэтага гэтай гэтаму гэтую гэты гэтых гэтым да дзе для дык ды ёй ён ёсць ж жа з за зараз зноў і із калі каля каб каго кім \
         каму кожны коль кто куды ледзь ля маё мае май мая між мне мной многа мой можа мы на над нам намі нас наш наша не нельга ні ніжэй \
         ніколі нічога ну о па пад пасля паміж перад потым пра праз пры са сам сама самі самы свае свой свая сёння сябе так такая такі \
         такія там таму тая те то тое той толькі тут ты тым тыя у ўжо ўсе ўсё ўся ўсім хай хоць хто хутка цяпер ці чаго чаму через што шмат \
         як яна яны яно яго ягоны яе якая які якія ях яму ям яшчэ",
    ),
    (
        "lt",
        "aš tu jis ji mes jūs jie jos mano tavo jo jos jų mūsų jūsų savo man tau jam jai mums jums jiems joms mane tave jį ją mus jus juos jas \
         juo ja jais jomis kas ko kam ką kuo kur kada kaip kiek kodėl šis ši šie šios tas ta tie tos tai šio šios",
    ),
    (
        "uk",
        "а або адже але б без би бо був була були було бути в вам вас ваш ваша ваше вже ви від він вона вони воно все всі всього вся да де \
         для до дуже є ж же за зараз знову і із інші її їй їм їх й його йому кожен коли кого ким кому куди лише ледве мали мало мати має мене \
         мені між мій мною можна може моя ми на навіть над нам нас наш наша не немає нема ні ніби ніж ніхто ніщо ну о ось от перед після по \
         при про раз сам сама саме свій своє своя себе сьогодні та так така також таке такий там те теж тепер тепер то тоді того той тому \
         треба тут ти ті тільки тобі тобто тож у усе усі усім хай хоча хто хіба це цей ця цього цьому ці через чи чого чому ще що щоб щось \
         я як яка яке яким який якщо які",
    ),
];

/// The stop words of each language.
static LISTS: LazyLock<FxHashMap<&'static str, LazyList>> = LazyLock::new(|| {
    let tags = stop_words::available_languages().iter().copied().chain(OWN_LISTS.iter().map(|(tag, _)| *tag));
    tags.map(|tag| (tag, LazyList::default())).collect()
});

/// The stop words of one language, gathered when the first text in it asks.
type LazyList = std::sync::OnceLock<FxHashSet<String>>;

/// All stop words of a language, with `е` for `ё`: some write “ещё”, some “еще”.
fn list(tag: &str) -> FxHashSet<String> {
    let own = OWN_LISTS.iter().filter(|(of, _)| *of == tag).flat_map(|(_, words)| words.split_whitespace());
    let listed = stop_words::lookup(tag).into_iter().flatten().copied();
    // The Russian list has “россия”.
    listed.chain(own).filter(|word| *word != "россия").map(|word| word.replace('ё', "е")).collect()
}

/// Whether a word of a text in this language is a stop word, by the list of that language; in another script, by those of the languages that are
/// written in it.
pub(super) fn is_stop_word(word: &str, language: &str) -> bool {
    let is_cyrillic = |text: &str| text.chars().any(|c| ('\u{400}'..='\u{52f}').contains(&c));
    let lower: String = word.to_lowercase().nfc().map(|c| if c == 'ё' { 'е' } else { c }).collect();
    let is_of_cyrillic = matches!(language, "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk");
    let languages: &[&str] = match (is_cyrillic(&lower), is_of_cyrillic) {
        (true, false) => &["ru", "uk", "be"],
        (false, true) if lower.is_ascii() => &["en"],
        _ => &[language],
    };
    languages.iter().any(|tag| LISTS.get(tag).is_some_and(|words| words.get_or_init(|| list(tag)).contains(&lower)))
}

#[cfg(test)]
mod tests {
    use super::is_stop_word;

    #[test]
    fn stop_words_are_those_of_the_language_or_of_the_script() {
        for (word, language, expected) in [
            ("He", "en", true),
            ("He", "fr", false),
            ("Us", "en", true),
            ("Это", "ru", true),
            ("Это", "en", true),
            ("Её", "ru", true),
            ("Калі", "be", true),
            ("Але", "uk", true),
            ("Jis", "lt", true),
            ("Hague", "en", false),
            ("The", "ru", true),
            ("Thé", "en", false),
        ] {
            assert_eq!(is_stop_word(word, language), expected, "{word} in {language}");
        }
    }
}
