//! The note that leads the home page: the one that `lead` in `content/index.md` names.

use super::Dossier;
use super::links::NoteNames;
use crate::content::Head;
use crate::diagnostic::{Code, Diagnostic};

impl Dossier {
    /// The name that the home page gives of the note that leads it.
    pub(super) fn named_lead(&self) -> Option<&str> {
        match &self.home.as_ref()?.head {
            Head::Page(page) => page.lead.as_deref().filter(|name| !name.is_empty()),
            _ => None,
        }
    }
}

/// Resolves the name of the note that leads; one that is no note is a fault, and never guessed.
pub(super) fn resolve(dossier: &mut Dossier, names: &NoteNames, diagnostics: &mut Vec<Diagnostic>) {
    let Some((home, name)) = dossier.home.as_ref().zip(dossier.named_lead()) else { return };
    let lead = names.find(name);
    // What is wrong with a broken note has been reported.
    if lead.is_none() && !names.is_broken(name) {
        let help = names.nearest(name).map_or_else(
            || "write the file name, the address or the title of a note that is shown".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("`{name}` under `lead` is no note of this dossier");
        diagnostics.push(Diagnostic::new(Code::UnresolvedLink, home.place(&["lead".into()]), message).help(help));
    }
    dossier.lead = lead;
}
