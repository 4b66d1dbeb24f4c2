//! The keys of a map: what each is called, takes and means, for the reading, the messages and the documentation alike.

/// One key that a kind of map takes. The tables of keys are what the documentation is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What it means, in a sentence.
    pub meaning: &'static str,
}

/// What a key takes, for the documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// One of a few words.
    Word,
    /// A map, or a list of maps.
    Maps,
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
            Self::Number => "number",
            Self::Word => "word",
            Self::Maps => "map or list",
            Self::Any => "anything",
        }
    }

    /// For messages: what one value of it is.
    pub(super) fn one(self) -> &'static str {
        match self {
            Self::Text | Self::Texts => "a text",
            Self::Names => "a name",
            Self::Date => "a date",
            Self::Flag => "`true` or `false`",
            Self::Number => "a whole number",
            Self::Word => "a word",
            Self::Maps => "keys and values",
            Self::Any => "a value",
        }
    }

    /// What to write in place of something else.
    pub(super) fn help(self) -> &'static str {
        match self {
            Self::Text | Self::Texts => {
                "write one text; one that begins with `[` or `{` needs quotation marks around it"
            }
            Self::Names => "write the name alone, without a key or a list around it",
            Self::Date => "write one date, such as 2022-04-12; an interval is 2022-04-12/2022-04-14",
            Self::Flag => "write one of the two, without quotation marks",
            Self::Number => "write it in digits, from 0",
            Self::Word => "write one word",
            Self::Maps | Self::Any => "write `key: value`, each pair on a line of its own",
        }
    }
}
