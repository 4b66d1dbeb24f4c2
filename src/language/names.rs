//! What languages are called, in those of the interface.

/// A line for each language with a code of two letters, under a line that says in which language each column is.
const DATA: &str = include_str!("names.tsv");

/// The name of the language with this code, in a language of the interface.
pub(super) fn name(code: &str, interface: &str) -> Option<&'static str> {
    let mut lines = DATA.lines().skip_while(|line| line.starts_with('#'));
    let column = lines.next()?.split('\t').position(|language| language == interface)?;
    let line = lines.find_map(|line| line.strip_prefix(code)?.strip_prefix('\t'))?;
    line.split('\t').nth(column.checked_sub(1)?).filter(|name| !name.is_empty())
}
