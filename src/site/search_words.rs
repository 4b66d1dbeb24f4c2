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
pub(super) fn words(language: &Language) -> Value {
    let words: Map<String, Value> =
        WORDS.into_iter().map(|key| (key.to_owned(), Value::from(language.word(key)))).collect();
    let nouns: Map<String, Value> = NOUNS.into_iter().map(|noun| (noun.to_owned(), json!(language.forms(noun)))).collect();
    let months: Vec<&str> = (1..=12).map(|month| language.month_name(month)).collect();
    json!({ "language": language.interface(), "words": words, "nouns": nouns, "months": months })
}
