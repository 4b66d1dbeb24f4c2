//! The keys of a map: what each is called, takes and means, for the reading, the messages, the schemas and the documentation alike.

/// One key that a kind of map takes. The tables of keys are what the documentation is checked against, and what the schemas are made of.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether it has to be there.
    pub required: Required,
    /// What it means, in a sentence.
    pub meaning: &'static str,
}

/// Whether a key has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Required {
    /// It may be left out.
    No,
    /// It may not.
    Yes,
    /// It may be left out where this other key is there.
    Unless(&'static str),
}

/// What a key takes.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A text.
    Text,
    /// A text, or a list of them.
    Texts,
    /// A name, or a list of names.
    Names,
    /// A date.
    Date,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Some of these words: one, or a list of them.
    Words(&'static [&'static str]),
    /// A map with these keys.
    Map(&'static [Key]),
    /// A map with these keys, or a list of them.
    Maps(&'static [Key]),
    /// The same, or this word.
    MapsOrWord(&'static [Key], &'static str),
    /// A text, or a map with these keys.
    TextOrMap(&'static [Key]),
    /// Names, and maps with these keys: one, or a list.
    NamesOrMaps(&'static [Key]),
    /// A map of texts, whose keys are the author's own.
    Pairs,
    /// A map of anything, whose keys are the author's own.
    AnyPairs,
    /// Anything.
    Any,
}

impl Kind {
    /// For the documentation.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Texts => "text or list",
            Self::Names => "name or list",
            Self::Date => "date",
            Self::Flag => "true or false",
            // Grades are words, and are written as numbers.
            Self::Number | Self::Word(["1", ..]) => "number",
            Self::Word(_) => "word",
            Self::Words(_) => "word or list",
            Self::Map(_) | Self::Pairs | Self::AnyPairs => "map",
            Self::Maps(_) => "map or list",
            Self::MapsOrWord(..) => "map, list or word",
            Self::TextOrMap(_) => "text or map",
            Self::NamesOrMaps(_) => "name, map or list",
            Self::Any => "anything",
        }
    }

    /// The keys of a map inside.
    pub fn inside(self) -> &'static [Key] {
        match self {
            Self::Map(keys)
            | Self::Maps(keys)
            | Self::MapsOrWord(keys, _)
            | Self::TextOrMap(keys)
            | Self::NamesOrMaps(keys) => keys,
            _ => &[],
        }
    }

    /// For messages: what one value of it is.
    pub(super) fn one(self) -> &'static str {
        match self {
            Self::Text | Self::Texts => "a text",
            Self::Names | Self::NamesOrMaps(_) => "a name",
            Self::Date => "a date",
            Self::Flag => "`true` or `false`",
            Self::Number => "a whole number",
            Self::Word(_) | Self::Words(_) => "a word",
            Self::Map(_) | Self::Maps(_) | Self::MapsOrWord(..) | Self::TextOrMap(_) | Self::Pairs | Self::AnyPairs => {
                "keys and values"
            }
            Self::Any => "a value",
        }
    }

    /// What to write in place of something else.
    pub(super) fn help(self) -> &'static str {
        match self {
            Self::Text | Self::Texts => {
                "write one text; one that begins with `[` or `{` needs quotation marks around it"
            }
            Self::Names | Self::NamesOrMaps(_) => "write the name alone, without a key or a list around it",
            Self::Date => "write one date, such as 2022-04-12; an interval is 2022-04-12/2022-04-14",
            Self::Flag => "write one of the two, without quotation marks",
            Self::Number => "write it in digits, from 0",
            Self::Word(_) | Self::Words(_) => "write one word",
            Self::Map(_)
            | Self::Maps(_)
            | Self::MapsOrWord(..)
            | Self::TextOrMap(_)
            | Self::Pairs
            | Self::AnyPairs
            | Self::Any => "write `key: value`, each pair on a line of its own",
        }
    }
}

/// A table of keys: a line has the name, what it takes, whether it is `required` (or `unless` another key is there), and what it means.
macro_rules! keys {
    (@required required) => { $crate::yaml::Required::Yes };
    (@required unless $other:literal) => { $crate::yaml::Required::Unless($other) };
    (@required) => { $crate::yaml::Required::No };
    ($($name:literal $kind:ident $(($($inside:expr),+))? $([$($required:tt)+])? $meaning:literal;)*) => {
        &[$($crate::yaml::Key {
            name: $name,
            kind: $crate::yaml::Kind::$kind $(($($inside),+))?,
            required: $crate::yaml::keys!(@required $($($required)+)?),
            meaning: $meaning,
        },)*]
    };
}
pub(crate) use keys;

/// The words of a table of choices, in its order.
pub(crate) const fn words<const N: usize, T>(choices: &'static [(&'static str, T)]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = choices[at].0;
        at += 1;
    }
    words
}
