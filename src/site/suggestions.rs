//! What a site suggests to its author.

use super::Site;
use crate::diagnostic::Code;
use crate::suggest::{self, Subject, Suggestion};

impl Site {
    /// What the author may want to write, without what a file accepts as it is.
    pub fn suggestions(&self) -> Vec<Suggestion> {
        let mut all = suggest::all(&self.dossier, &self.likenesses, self.language.tag());
        all.retain(|suggestion| suggestion.subject != Subject::Name || !self.accepts(suggestion));
        all
    }

    /// Whether the two names of a suggestion are accepted as near duplicates.
    fn accepts(&self, suggestion: &Suggestion) -> bool {
        self.accepted.iter().map(|accepted| &accepted.diagnostic).any(|diagnostic| {
            diagnostic.code == Code::NearDuplicate
                && diagnostic.place == suggestion.place
                && diagnostic.message == suggestion.message
        })
    }
}
