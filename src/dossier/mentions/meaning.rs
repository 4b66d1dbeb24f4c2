//! What a name in a text means: whom, and under which conditions.

use crate::dossier::EntityId;
use crate::dossier::names::Rank;

/// What a name says about whom it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    /// Whom; nobody for a phrase that only looks like a name: “New Mexico” is no country.
    pub(super) entity: Option<EntityId>,
    /// How the name belongs to them.
    pub(super) rank: Rank,
    /// How its first word has to be written.
    pub(super) capitals: Capitals,
    /// Whether it is an adjective: “Belarusian”.
    pub(super) adjective: bool,
    /// Where it counts.
    pub(super) scope: Scope,
    /// Whether the text has it in another form than the name.
    pub(super) inflected: bool,
}

/// Where a name counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Anywhere.
    Anywhere,
    /// Only in a note that lists the entity: “Georgia”, “Chad”.
    IfListed,
    /// Where it is no ordinary phrase, since it has nothing of the person's own name in it: “Mark Twain” of Samuel Clemens.
    Epithet,
}

/// How the first word of a name has to be written in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Capitals {
    /// In any way: the name itself begins with a small letter.
    Any,
    /// With a capital.
    First,
    /// In capitals: SWIFT.
    All,
}
