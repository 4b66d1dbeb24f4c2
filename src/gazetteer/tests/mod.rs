//! The data are held against what the rest of the program relies on, and the look-ups against what authors write.

mod data;
mod lookup;

use super::Country;

/// The country with a code or a name that a test relies on.
fn country(name: &str) -> Country {
    Country::find(name).unwrap_or_else(|| panic!("{name} is not found"))
}
