//! Gender: which of two paradigms a name follows, and what its ending tells of it.

/// The grammatical gender of a name: what its bearer's profile says, or what the name gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Of a woman.
    Feminine,
    /// Of a man.
    Masculine,
}

impl Gender {
    /// The gender that a profile's `gender` means: `female` or `male`. Of any other word nothing is known.
    pub fn from_key(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().as_str() {
            "female" => Some(Self::Feminine),
            "male" => Some(Self::Masculine),
            _ => None,
        }
    }
}

/// The genders to inflect for: the one that is known, or both.
pub(super) fn candidates(known: Option<Gender>) -> &'static [Gender] {
    match known {
        Some(Gender::Feminine) => &[Gender::Feminine],
        Some(Gender::Masculine) => &[Gender::Masculine],
        None => &[Gender::Masculine, Gender::Feminine],
    }
}

/// What names and endings tell of a gender. A hint with `^` before it is a whole name, all others are endings.
#[derive(Debug)]
pub(super) struct Hints {
    /// Names that may be a man's or a woman's, whatever their endings say.
    pub(super) either: &'static [&'static str],
    /// Names and endings of men.
    pub(super) masculine: &'static [&'static str],
    /// Names and endings of women.
    pub(super) feminine: &'static [&'static str],
}

impl Hints {
    /// No hints: every name may be a man's or a woman's.
    pub(super) const NONE: Self = Self { either: &[], masculine: &[], feminine: &[] };

    /// What a word in small letters tells. Whole names come before endings, longer endings before shorter ones.
    pub(super) fn gender(&self, word: &str) -> Option<Gender> {
        if self.either.contains(&word) {
            return None;
        }
        let fits = |hints: &[&str]| hints.iter().filter_map(|hint| strength(hint, word)).max();
        let (masculine, feminine) = (fits(self.masculine), fits(self.feminine));
        match masculine.cmp(&feminine) {
            std::cmp::Ordering::Greater => Some(Gender::Masculine),
            std::cmp::Ordering::Less => Some(Gender::Feminine),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// How much a hint says of a word: more the longer it is, most where it is the whole word; nothing where it does not fit.
fn strength(hint: &str, word: &str) -> Option<usize> {
    match hint.strip_prefix('^') {
        Some(whole) => (whole == word).then_some(usize::MAX),
        None => (word.len() > hint.len() && word.ends_with(hint)).then_some(hint.len()),
    }
}
