//! What was corrected, as `dossier.json` has it. What was said before is not there: it may be a libel, and copies of data are never taken back.

use schemars::JsonSchema;
use serde::Serialize;

use super::Edtf;
use crate::content::{Correction, Relation};
use crate::date::Date;
use crate::dossier::{Meant, NoteId, Own};
use crate::export::Context;
use crate::export::links::Link;

/// Something that was found to be wrong.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Correction")]
pub(super) struct CorrectionRecord<'a> {
    /// The id of the note that corrects it; left out where it corrects itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Link<'a>>,
    /// What was wrong: the id of an event, the anchor of a quotation, claim or heading in the note (`#…`), or a key; left out where it is the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    /// When it was corrected.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Edtf>,
    /// What is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<&'a str>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}

impl<'a> CorrectionRecord<'a> {
    /// Those of a note: by others, then its own.
    pub(super) fn of_note(context: &'a Context<'a>, id: NoteId) -> Vec<Self> {
        let dossier = context.dossier;
        let received = dossier.relations.received(id).filter(|said| said.relation == Relation::Corrects);
        let received = received.map(|said| {
            let by = Some(context.id(said.by.into()));
            Self::new(context, by, &said.part, dossier.correction_of(said), dossier.date_of(said))
        });
        received.chain(Self::own(context, dossier.corrections_of_note(id))).collect()
    }

    /// Those that something makes of itself.
    pub(super) fn own(context: &'a Context<'a>, own: Vec<Own<'a>>) -> Vec<Self> {
        own.into_iter().map(|own| Self::new(context, None, &own.part, own.correction, own.date)).collect()
    }

    fn new(
        context: &'a Context<'a>,
        by: Option<Link<'a>>,
        part: &Meant,
        correction: &'a Correction,
        date: Option<Date>,
    ) -> Self {
        let of = match part {
            Meant::Note => None,
            Meant::Event(id) => Some(context.id((*id).into()).to_string()),
            Meant::Quote(anchor) | Meant::Claim(anchor) | Meant::Heading(anchor) => Some(format!("#{anchor}")),
            Meant::Field(key) => Some(key.clone()),
        };
        Self { by, of, date: date.map(Edtf), now: correction.now.as_deref(), why: correction.why.as_deref() }
    }
}
