//! Lists of names, and names that were meant as lists: `people: Ana Kovač, Ivo Marić`.

use crate::diagnostic::Code;
use crate::gazetteer::Country;
use crate::yaml::Fields;

/// What stands behind a comma in the name of one company or person.
const BEHIND: &[&str] = &[
    "jr", "jnr", "sr", "snr", "ii", "iii", "iv", "phd", "md", "inc", "ltd", "llc", "llp", "plc", "corp", "co", "gmbh",
    "ag", "s.a", "sa",
];

/// The names under `key`; a warning for each that has commas and whose parts, between these, `are_names`.
pub(super) fn names(fields: &mut Fields<'_>, key: &str, are_names: fn(&str, &[&str]) -> bool) -> Vec<String> {
    let names = fields.names(key);
    for (index, name) in names.iter().enumerate().filter(|(_, name)| name.contains([',', ';', '，', '、'])) {
        let parts: Vec<&str> =
            name.split([',', ';', '，', '、']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let is_behind = |part: &&str| BEHIND.contains(&part.trim_end_matches('.').to_lowercase().as_str());
        if parts.len() < 2 || parts.iter().any(is_behind) || !are_names(name, &parts) {
            continue;
        }
        let message = format!("`{name}` is taken as one name");
        let help = format!("if it is a list, write `{key}: [{}]`", parts.join(", "));
        fields.fault_at_item(key, index, Code::CommaList, message, help);
    }
    names
}

/// Whether each part is a person's name in full: “Kovač, Ana” is one, turned round.
pub(super) fn are_people(_: &str, parts: &[&str]) -> bool {
    let is_capitalised = |word: &str| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let is_full = |part: &&str| part.split_whitespace().filter(|word| is_capitalised(word)).nth(1).is_some();
    let has_no_case = |part: &&str| part.chars().all(|c| !c.is_lowercase() && !c.is_uppercase());
    parts.iter().all(is_full) || parts.iter().all(has_no_case)
}

/// Whether each part is a country, and the whole none: “Korea, Republic of” is one.
pub(super) fn are_countries(name: &str, parts: &[&str]) -> bool {
    Country::find(name).is_none() && parts.iter().all(|part| Country::find(part).is_some())
}

/// Whether the parts may be organisations: “Ministry of Health, Labour and Welfare” is one.
pub(super) fn are_organisations(name: &str, parts: &[&str]) -> bool {
    const AND: &[&str] = &["and", "und", "et", "y", "e", "i", "и", "і", "й", "ir", "un", "&"];
    let is_small = |part: &&str| part.starts_with(char::is_lowercase);
    !name.split_whitespace().any(|word| AND.contains(&word)) && !parts.iter().any(is_small)
}

/// Whether the parts are tags: they always are.
pub(super) fn are_tags(_: &str, _: &[&str]) -> bool {
    true
}
