//! Countries whose names begin as a surname does: somebody called Bela does not take “Belarus” away.

use super::people::People;
use crate::gazetteer::Country;
use crate::text::fold;

/// A longer surname with an ending is no country.
const LONGEST: usize = 5;

/// The names of countries that begin with a short surname. Where a surname is the name of a country, none of that country's are among them.
pub(super) fn that_begin_as_names(people: &People) -> Vec<String> {
    let words = people.iter().flat_map(|withheld| withheld.person.words.iter().chain(&withheld.person.forms));
    let mut words: Vec<String> = words.map(|word| fold(word)).collect();
    words.sort_unstable();
    words.dedup();
    let is_short = |word: &&String| (4..=LONGEST).contains(&word.chars().count());
    let short: Vec<&String> = words.iter().filter(is_short).collect();
    if short.is_empty() {
        return Vec::new();
    }
    let mut names = Vec::new();
    for country in Country::all() {
        let folded: Vec<String> = country.names().map(|name| fold(name.text)).collect();
        let is_surname = |name: &String| words.binary_search(name).is_ok();
        if !folded.iter().any(is_surname) {
            let begins = |name: &String| {
                !name.contains(char::is_whitespace) && short.iter().any(|word| name.starts_with(word.as_str()))
            };
            names.extend(folded.into_iter().filter(begins));
        }
    }
    names
}
