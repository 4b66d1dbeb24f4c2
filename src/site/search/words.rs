//! The words of the interface that the script of the search shows. They are in the manifest of the index, which is loaded when a reader begins to search, so
//! that no page has to carry them.

use serde_json::{Map, Value, json};

use crate::language::Language;

/// The words, by their keys.
const WORDS: [&str; 43] = [
    "claims",
    "country_of",
    "dates",
    "events",
    "kind_country",
    "kind_organisation",
    "kind_person",
    "kind_tag",
    "language",
    "notes",
    "organisations",
    "quote_close",
    "quote_open",
    "quotes",
    "search",
    "search_all",
    "search_any_time",
    "search_best_first",
    "search_failed",
    "search_fewer_values",
    "search_filters",
    "search_from",
    "search_key",
    "search_mentions",
    "search_more",
    "search_more_values",
    "search_names",
    "search_newest_first",
    "search_nothing",
    "search_outdated",
    "search_pages",
    "search_remove",
    "search_remove_all",
    "search_said_by",
    "search_searching",
    "search_show_all",
    "search_similar",
    "search_try_again",
    "search_until",
    "source",
    "tags",
    "type",
    "who_and_where",
];

/// The nouns that it counts.
const NOUNS: [&str; 7] = ["claims", "events", "notes", "pages", "quotations", "results", "suggestions"];

/// All of them: `language` (a tag, by whose rules the nouns are counted), `words`, `nouns` with their forms, and the names of the `months`.
pub(super) fn of(language: &Language) -> Value {
    let words: Map<String, Value> =
        WORDS.into_iter().map(|key| (key.to_owned(), Value::from(language.word(key)))).collect();
    let nouns: Map<String, Value> =
        NOUNS.into_iter().map(|noun| (noun.to_owned(), json!(language.forms(noun)))).collect();
    let months: Vec<&str> = (1..=12).map(|month| language.month_name(month)).collect();
    json!({ "language": language.interface(), "words": words, "nouns": nouns, "months": months })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::search::script::Script;

    fn script() -> String {
        Script::ALL.into_iter().flat_map(Script::sources).copied().collect()
    }

    fn is_word(c: char) -> bool {
        c.is_ascii_alphanumeric() || c == '_'
    }

    #[test]
    fn the_script_has_the_words_that_it_asks_for_and_no_others() {
        let script = script();
        let used: Vec<&str> = script.split(|c| !is_word(c)).collect();
        // Some are put together: `kind_` and what kind it is.
        let is_used = |key: &str| used.contains(&key) || key.starts_with("kind_") && used.contains(&"kind_");
        for key in WORDS.into_iter().chain(NOUNS) {
            assert!(is_used(key), "{key} is in the manifest and not in the script");
        }
        let language = Language::new("en");
        for key in used.into_iter().filter(|word| word.starts_with("search_") && !language.word(word).is_empty()) {
            assert!(WORDS.contains(&key), "{key} is in the script and not in the manifest");
        }
        for asked in script.split("this.t.").skip(1).chain(script.split(" t.").skip(1)) {
            let key = &asked[..asked.find(|c| !is_word(c)).unwrap()];
            assert!(WORDS.contains(&key), "{key} is in the script and not in the manifest");
        }
    }

    #[test]
    fn every_word_and_form_is_in_the_language_of_the_site() {
        for tag in crate::language::interfaces() {
            let language = Language::new(tag);
            let words = of(&language);
            assert_eq!(words["language"], tag);
            for key in WORDS {
                assert_eq!(words["words"][key], language.word(key), "{tag}: {key}");
                assert_ne!(words["words"][key], "", "{tag}: {key}");
            }
            assert!(NOUNS.iter().all(|noun| words["nouns"][noun]["other"].is_string()), "{tag}");
            assert_eq!(words["months"].as_array().map(Vec::len), Some(12), "{tag}");
        }
    }
}
