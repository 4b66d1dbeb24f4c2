//! Countries whose names begin as a surname does: somebody called Bela does not take “Belarus” away.

use super::people::People;
use crate::gazetteer::Country;
use crate::text::fold;

/// A longer surname with an ending is no country.
const LONGEST: usize = 5;

/// The names of countries that begin with a short surname. Where a surname or a form of it is the name of a country or begins with one, none of that
/// country's are among them.
pub(super) fn that_begin_as_names(people: &People) -> Vec<String> {
    let fold_all = |words: &mut dyn Iterator<Item = &String>| words.map(|word| fold(word)).collect::<Vec<_>>();
    let persons = || people.iter().map(|withheld| &withheld.person);
    let mut short = fold_all(&mut persons().flat_map(|person| &person.words));
    short.retain(|word| (4..=LONGEST).contains(&word.chars().count()));
    if short.is_empty() {
        return Vec::new();
    }
    let all = fold_all(&mut persons().flat_map(|person| person.words.iter().chain(&person.forms)));
    let mut names = Vec::new();
    for country in Country::all() {
        let folded: Vec<String> = country.names().map(|name| fold(name.text)).collect();
        let is_in_surname = |name: &String| all.iter().any(|word| word.starts_with(name.as_str()));
        let begins = |name: &String| {
            !name.contains(char::is_whitespace) && short.iter().any(|word| name.starts_with(word.as_str()))
        };
        if folded.iter().any(begins) && !folded.iter().any(is_in_surname) {
            names.extend(folded.into_iter().filter(begins));
        }
    }
    names
}
