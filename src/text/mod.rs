//! Text: the two forms that a name takes beside the one its author wrote.
//!
//! In comes a name or a title as it was written. Out comes the **key** under which its other spellings are found
//! ([`fold`]), or the **slug** that stands for it in an address ([`slugify`]). Both are pure functions of the text, and
//! neither is ever shown in the place of the name. Words that a reader takes for each other share a [`skeleton`]. A whole address comes out as one that takes ASCII alone ([`uri`]).

mod device;
mod fold;
mod lookalike;
mod odd;
mod slug;
mod transliteration;
mod uri;

pub use device::is_device;
pub use fold::fold;
pub use lookalike::skeleton;
pub use odd::{Odd, odd_letter, unseen};
pub use slug::{MAX_SLUG_CHARS, SlugStyle, fallback_slug, slugify};
pub use transliteration::{TransliterationTables, transliteration_key};
pub use uri::{Uri, uri};

/// Whether `c` serves as an apostrophe somewhere: typewriter, typographic, modifier letter, prime or accent on its own.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | 'ꞌ' | '＇')
}

/// Whether `c` prints nothing: soft hyphen, zero-width characters, marks of direction, variation selectors.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{180B}'..='\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}
