//! Suggestions: what a dossier could gain by an edit that only its author can decide on.
//!
//! In comes the resolved [`Dossier`]; out come names that may be one ([`near`]), people who deserve a profile, countries that a note's text
//! mentions and its front matter leaves out, and events that may be one under two ids — each a [`Suggestion`] with the front matter to paste.
//! Nothing is merged and nothing written. Where names are near, [`near_duplicates`] says so as diagnostics, which a file can accept.

mod alike;
mod blocks;
mod countries;
mod events;
mod form;
mod likenesses;
mod names;
mod paste;
mod person;
mod places;
mod profiles;
mod spelling;
mod whole;

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::dossier::{Dossier, EntityId};

pub use likenesses::Likenesses;
pub use names::near;
pub use paste::Paste;

/// How two names are alike: the strongest likeness first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// One letter makes the difference.
    OneLetter,
    /// The same name as others transcribe or write it.
    Spelling,
    /// The same words in another order.
    Order,
    /// Initials in place of forenames.
    Initials,
    /// A middle name that one has and the other has not.
    ShortForm,
    /// The first letters of its words.
    Abbreviation,
}

impl How {
    /// What comes behind the two names in a sentence.
    fn words(self) -> &'static str {
        match self {
            Self::OneLetter => "one letter apart",
            Self::Spelling => "another spelling of it",
            Self::Order => "the same words in another order",
            Self::Initials => "with initials",
            Self::ShortForm => "with or without a middle name",
            Self::Abbreviation => "the first letters of its words",
        }
    }

    /// Whether one of the names says less than the other, so that it could be the name of several.
    fn is_shortened(self) -> bool {
        matches!(self, Self::Initials | Self::ShortForm | Self::Abbreviation)
    }
}

/// Two entities of one kind whose names are near each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The one that is in doubt.
    pub one: EntityId,
    /// The one that is better known: it has a profile, or more notes name it.
    pub other: EntityId,
    /// The name of the first that is near one of the second.
    pub written: String,
    /// That name of the second.
    pub known: String,
    /// How the two are alike.
    pub how: How,
}

/// What a suggestion is about; [`all`] gives them in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Two names that may be one.
    Name,
    /// Somebody whom many notes name and who has no profile.
    Profile,
    /// Countries that a text mentions and its front matter leaves out.
    Countries,
    /// Two events that may be one.
    Event,
}

impl Subject {
    /// The word for it in JSON: `name`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Profile => "profile",
            Self::Countries => "countries",
            Self::Event => "event",
        }
    }
}

/// Something that the author may want to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is about.
    pub subject: Subject,
    /// Where the reason for it stands.
    pub place: Place,
    /// What was found, in one sentence without a full stop.
    pub message: String,
    /// What to write, each with the file it goes into; where there are several, one of them is right.
    pub pastes: Vec<Paste>,
}

/// Everything that can be suggested: by subject, the weightiest first. `language` is that of the site, a BCP 47 tag.
pub fn all(dossier: &Dossier, likenesses: &Likenesses, language: &str) -> Vec<Suggestion> {
    let near = near(dossier, likenesses);
    let mut all: Vec<Suggestion> =
        likenesses.ask(|kept| near.iter().filter_map(|near| suggestion(dossier, near, &mut kept.places)).collect());
    all.extend(profiles::missing(dossier, &near));
    all.extend(countries::missing(&dossier.with_every_country(language)));
    all.extend(events::alike(dossier));
    all
}

/// A warning where a name without a profile is one letter from one that has a profile, and a hint where names are alike in other ways.
///
/// `likenesses` are those of a dossier before; they save comparing again what was compared for it.
pub fn near_duplicates(dossier: &Dossier, likenesses: &Likenesses) -> Vec<Diagnostic> {
    let near = near(dossier, likenesses);
    let told = near.iter().filter(|near| !share_an_address(dossier, near));
    likenesses.ask(|kept| {
        let diagnostics = told.filter_map(|near| diagnostic(dossier, near, &mut kept.places)).collect();
        kept.places.let_go();
        diagnostics
    })
}

/// Whether two ask for one address, and each has it with a hash behind it: that is told by [`Code::SharedAddress`] already.
fn share_an_address(dossier: &Dossier, near: &Near) -> bool {
    let is_hash = |text: &str| text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let asked = |id| {
        let (asked, hash) = dossier.entity(id).slug.rsplit_once('-')?;
        is_hash(hash).then_some(asked)
    };
    asked(near.one).is_some_and(|one| asked(near.other) == Some(one))
}

fn diagnostic(dossier: &Dossier, near: &Near, places: &mut places::Found) -> Option<Diagnostic> {
    let Suggestion { place, message, pastes, .. } = suggestion(dossier, near, places)?;
    let [one, other] = [near.one, near.other].map(|id| dossier.entity(id));
    let mut diagnostic = Diagnostic::new(Code::NearDuplicate, place, message);
    diagnostic.help = paste::in_words(&pastes);
    if near.how != How::OneLetter || one.profile.is_some() || other.profile.is_none() {
        diagnostic.severity = Severity::Hint;
    }
    match &other.profile {
        Some(profile) => Some(diagnostic.related(places.place(places::title(profile)), "the other")),
        None => Some(diagnostic),
    }
}

fn suggestion(dossier: &Dossier, near: &Near, places: &mut places::Found) -> Option<Suggestion> {
    let place = places.place(places::spot(dossier, near.one)?);
    let message = format!("`{}` may be `{}`: {}", near.written, near.known, near.how.words());
    let pastes = paste::of_near(dossier, near);
    Some(Suggestion { subject: Subject::Name, place, message, pastes })
}

#[cfg(test)]
mod tests;
